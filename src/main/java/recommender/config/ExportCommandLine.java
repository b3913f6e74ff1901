package recommender.config;

import static recommender.config.Flags.bare;
import static recommender.config.Flags.with;

import org.apache.commons.cli.Options;

/** Parsed command line of a job that exports. */
public final class ExportCommandLine extends JobCommand {
  private static final Options OPTIONS =
      new Options()
          .addOption(with("run", "PATH", "a run folder, or a repository: its current run"))
          .addOption(with("output", "PATH", "the file NAME.onnx, or the folder of CSV"))
          .addOption(with("output-format", "NAME", "onnx (the default) or csv"))
          .addOption(bare("overwrite", "replace what is there"))
          .addOption(
              with("verify", "N", "compare answers of onnxruntime for N users with the run's"))
          .addOption(bare("help", "print this text"))
          .addOption(bare("version", "print the version"));

  private static final String ENDING = ".onnx";

  private ExportCommandLine(String... args) {
    super(OPTIONS, args);
  }

  /**
   * @throws SettingsException for an unknown flag, a flag without its value or a stray word
   */
  public static ExportCommandLine parse(String... args) {
    return new ExportCommandLine(args);
  }

  /**
   * What the flags ask for.
   *
   * @throws SettingsException with every problem found
   */
  public ExportSettings settings() {
    FlagChecks checks = new FlagChecks(flags());
    ExportSettings settings =
        new ExportSettings(
            checks.demanded("run", "a run folder or a repository"),
            checks.demanded("output", "the path of the file to write"),
            checks.choice("output-format", ExportFormat.ONNX, ExportFormat.values()),
            flags().has("overwrite"),
            checks.number("verify", 1, 0));
    if (settings.format() == ExportFormat.CSV && settings.verify() > 0) {
      checks.note("--verify: expected it beside --output-format onnx only");
    }
    boolean isNamed = settings.output().endsWith(ENDING);
    if (settings.format() == ExportFormat.ONNX && !settings.output().isBlank() && !isNamed) {
      checks.note(
          "--output: expected a file that ends in %s, was %s".formatted(ENDING, settings.output()));
    }
    checks.demandNoProblem();
    return settings;
  }
}
