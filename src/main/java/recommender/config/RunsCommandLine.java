package recommender.config;

import static recommender.config.Flags.bare;
import static recommender.config.Flags.with;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Parsed command line of a job on the runs of a repository. */
public final class RunsCommandLine extends JobCommand {
  private static final Options OPTIONS =
      new Options()
          .addOption(with("repository", "PATH", "the output.path of trainings"))
          .addOption(bare("list", "all runs, the newest first"))
          .addOption(with("show", "RUN", "figures, settings, verdict and promotions of a run"))
          .addOption(two("diff", "RUN RUN", "settings and metrics in which two runs differ"))
          .addOption(with("promote", "RUN", "put a run in service, whatever its verdict"))
          .addOption(bare("rollback", "return to the run before the last promotion"))
          .addOption(with("pin", "RUN", "keep a run whatever is pruned"))
          .addOption(with("unpin", "RUN", "keep it no longer"))
          .addOption(
              bare(
                  "prune",
                  "delete runs, but not pinned ones, the current one and the one before it"))
          .addOption(with("keep", "N", "newest runs that --prune keeps"))
          .addOption(bare("help", "print this text"))
          .addOption(bare("version", "print the version"));

  private RunsCommandLine(String... args) {
    super(OPTIONS, args);
  }

  private static Option two(String flag, String arguments, String text) {
    return Option.builder().longOpt(flag).numberOfArgs(2).argName(arguments).desc(text).build();
  }

  /**
   * @throws SettingsException for an unknown flag, a flag without its value or a stray word
   */
  public static RunsCommandLine parse(String... args) {
    return new RunsCommandLine(args);
  }

  /**
   * What the flags ask for.
   *
   * @throws SettingsException with every problem found
   */
  public RunsSettings settings() {
    FlagChecks checks = new FlagChecks(flags());
    String repository = checks.demanded("repository", "the path of a repository");
    List<RunsCommand> commands = commands();
    if (commands.size() != 1) {
      checks.note(
          "command line: expected one of %s, was %s"
              .formatted(
                  flags(Arrays.asList(RunsCommand.values())),
                  commands.isEmpty() ? "none" : flags(commands)));
    }
    int keep = checks.number("keep", 0, 0);
    if (commands.contains(RunsCommand.PRUNE)) {
      checks.demanded("keep", "the number of newest runs to keep");
    } else if (flags().has("keep")) {
      checks.note("--keep: expected it beside --prune only");
    }
    checks.demandNoProblem();
    RunsCommand command = commands.get(0);
    return new RunsSettings(repository, command, flags().texts(Names.kebab(command)), keep);
  }

  private List<RunsCommand> commands() {
    return Arrays.stream(RunsCommand.values())
        .filter(each -> flags().has(Names.kebab(each)))
        .toList();
  }

  private static String flags(List<RunsCommand> commands) {
    return String.join(", ", commands.stream().map(each -> "--" + Names.kebab(each)).toList());
  }
}
