package recommender.config;

/** What the command lines of all jobs have in common. */
public interface JobCommand {

  /** Whether {@code --help} was given. */
  boolean wantsHelp();

  /** Whether {@code --version} was given. */
  boolean wantsVersion();

  /** Whether {@code --dry-run} was given. */
  boolean isDryRun();

  /** The text of {@code --help} for a job. */
  String help(String job);
}
