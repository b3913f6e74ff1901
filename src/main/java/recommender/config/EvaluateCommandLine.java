package recommender.config;

import static recommender.config.Flags.bare;
import static recommender.config.Flags.with;

import org.apache.commons.cli.Options;

/** Parsed command line of a job that evaluates a run. */
public final class EvaluateCommandLine extends JobCommand {
  private static final Options OPTIONS =
      new Options()
          .addOption(with("run", "PATH", "a run folder, or a repository: its current run"))
          .addOption(
              with(
                  "input", "PATH", "what users had rated: a file, folder or glob; may be repeated"))
          .addOption(
              with("input-table", "NAME", "what users had rated: a table of Spark's catalog"))
          .addOption(
              with("format", "NAME", "auto, csv, dat, tsv, parquet, orc, json, matrix or netflix"))
          .addOption(with("held-out", "PATH", "what they rated then, which is scored"))
          .addOption(
              with(
                  "date",
                  "DATE",
                  "what {date} in paths stands for, such as 2026-11-27 (today, UTC)"))
          .addOption(with("output", "PATH", "the folder that is written"))
          .addOption(bare("overwrite", "replace the folder that is there"))
          .addOption(with("compare", "PATH", "another run, scored on the same ratings"))
          .addOption(with("conf", "FILE", "settings in HOCON over those of the run: input only"))
          .addOption(with("set", "KEY=VALUE", "any setting of section input; may be repeated"))
          .addOption(bare("dry-run", "print settings, start nothing"))
          .addOption(bare("help", "print this text"))
          .addOption(bare("version", "print the version"));

  private EvaluateCommandLine(String... args) {
    super(OPTIONS, args);
  }

  /**
   * @throws SettingsException for an unknown flag, a flag without its value or a stray word
   */
  public static EvaluateCommandLine parse(String... args) {
    return new EvaluateCommandLine(args);
  }

  /**
   * What the flags ask for.
   *
   * @throws SettingsException with every problem found
   */
  public EvaluateSettings settings() {
    FlagChecks checks = new FlagChecks(flags());
    EvaluateSettings settings =
        new EvaluateSettings(
            checks.demanded("run", "a run folder or a repository"),
            checks.demanded("held-out", "the ratings to be scored"),
            checks.demanded("output", "the path of the folder to write"),
            flags().has("overwrite"),
            flags().text("compare"));
    checks.demandInput();
    checks.demandNoProblem();
    return settings;
  }

  /**
   * How both tables of ratings are read: by the settings of the run, then {@code --conf}, then the
   * flags.
   *
   * @param ofRun the text of its {@code settings.conf}
   * @throws SettingsException with every problem found
   */
  public InputSettings input(String ofRun) {
    return RunInput.of(flags(), ofRun, "metrics");
  }
}
