package recommender.config;

import org.apache.commons.cli.Options;

/** What the command lines of all jobs have in common. */
public abstract class JobCommand {
  private final Options options;
  private final Flags flags;

  JobCommand(Options options, String... args) {
    this.options = options;
    this.flags = Flags.parse(options, args);
  }

  final Flags flags() {
    return flags;
  }

  /** Whether {@code --help} was given. */
  public final boolean wantsHelp() {
    return flags.has("help");
  }

  /** Whether {@code --version} was given. */
  public final boolean wantsVersion() {
    return flags.has("version");
  }

  /** Whether {@code --dry-run} was given. */
  public final boolean isDryRun() {
    return flags.has("dry-run");
  }

  /** The text of {@code --help} for a job. */
  public final String help(String job) {
    return Flags.help(job, options);
  }
}
