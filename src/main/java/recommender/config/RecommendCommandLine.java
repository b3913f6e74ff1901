package recommender.config;

import static recommender.config.Flags.bare;
import static recommender.config.Flags.with;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;

/** Parsed command line of a job that recommends. */
public final class RecommendCommandLine extends JobCommand {
  private static final Options OPTIONS =
      new Options()
          .addOption(with("run", "PATH", "a run folder, or a repository: its current run"))
          .addOption(with("input", "PATH", "ratings: a file, folder or glob; may be repeated"))
          .addOption(with("input-table", "NAME", "ratings: a table of Spark's catalog"))
          .addOption(
              with("format", "NAME", "auto, csv, dat, tsv, parquet, orc, json, matrix or netflix"))
          .addOption(
              with(
                  "date",
                  "DATE",
                  "what {date} in paths stands for, such as 2026-11-27 (today, UTC)"))
          .addOption(with("output", "PATH", "the table that is written"))
          .addOption(with("top", "N", "items of a list (10)"))
          .addOption(with("users", "PATH", "a table of the users who get lists"))
          .addOption(with("items", "PATH", "a table of the items that may be listed"))
          .addOption(with("exclude", "PATH", "a table of users and items that they are not to get"))
          .addOption(with("min-item-ratings", "N", "train ratings of an item that is listed (0)"))
          .addOption(bare("include-rated", "list items that the user has rated, too"))
          .addOption(with("output-format", "NAME", "parquet (the default), csv or json"))
          .addOption(with("partition", "NAME=VALUE", "write this partition of the table"))
          .addOption(bare("overwrite", "replace the table, or partition, that is there"))
          .addOption(with("explain", "N", "rated items that explain each listed one"))
          .addOption(with("similar", "N", "similar items of each item, instead of lists"))
          .addOption(with("pairs", "PATH", "score this table of users and items, instead of lists"))
          .addOption(with("unknown", "NAME", "pairs of unknown ids: fallback, drop or fail"))
          .addOption(with("titles", "PATH", "a table of items and titles, to print five lists"))
          .addOption(with("conf", "FILE", "settings in HOCON over those of the run: input only"))
          .addOption(with("set", "KEY=VALUE", "any setting of section input; may be repeated"))
          .addOption(bare("dry-run", "print settings, start nothing"))
          .addOption(bare("help", "print this text"))
          .addOption(bare("version", "print the version"));

  private static final Pattern PARTITION = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=([^/=]+)");
  private static final String INPUT = "input";

  private final Flags flags = flags();

  private RecommendCommandLine(String... args) {
    super(OPTIONS, args);
  }

  /**
   * @throws SettingsException for an unknown flag, a flag without its value or a stray word
   */
  public static RecommendCommandLine parse(String... args) {
    return new RecommendCommandLine(args);
  }

  /**
   * What the flags ask for.
   *
   * @throws SettingsException with every problem found
   */
  public RecommendSettings settings() {
    FlagChecks checks = new FlagChecks(flags);
    RecommendSettings.Work work = work();
    RecommendSettings settings =
        new RecommendSettings(
            checks.demanded("run", "a run folder or a repository"),
            work,
            checks.number("top", 1, 10),
            checks.demanded("output", "the path of the table to write"),
            checks.choice("output-format", OutputFormat.PARQUET, OutputFormat.values()),
            partition(checks),
            flags.has("overwrite"),
            flags.text("users"),
            new RecommendSettings.Candidates(
                flags.text("items"),
                flags.text("exclude"),
                checks.number("min-item-ratings", 0, 0),
                flags.has("include-rated")),
            checks.number("explain", 1, 0),
            checks.number("similar", 1, 0),
            flags.text("pairs"),
            checks.choice("unknown", UnknownIds.FALLBACK, UnknownIds.values()),
            flags.text("titles"));
    if (work != RecommendSettings.Work.SIMILAR) {
      checks.demandInput();
    }
    refuseOthers(work, checks);
    checks.demandNoProblem();
    return settings;
  }

  private RecommendSettings.Work work() {
    if (flags.has("similar")) {
      return RecommendSettings.Work.SIMILAR;
    }
    return flags.has("pairs") ? RecommendSettings.Work.PAIRS : RecommendSettings.Work.LISTS;
  }

  /** What other work has, and this has not. */
  private void refuseOthers(RecommendSettings.Work work, FlagChecks checks) {
    List<String> lists =
        List.of(
            "top",
            "users",
            "items",
            "exclude",
            "min-item-ratings",
            "include-rated",
            "explain",
            "titles");
    switch (work) {
      case SIMILAR ->
          refuse(
              checks,
              "--similar",
              Stream.concat(
                  lists.stream(),
                  Stream.of("pairs", "unknown", INPUT, "input-table", "format", "conf", "set")));
      case PAIRS -> refuse(checks, "--pairs", lists.stream());
      case LISTS -> {
        if (flags.has("unknown")) {
          checks.note("--unknown: expected it beside --pairs only");
        }
      }
    }
  }

  private void refuse(FlagChecks checks, String by, Stream<String> others) {
    others
        .filter(flags::has)
        .forEach(flag -> checks.note("--%s: expected none beside %s".formatted(flag, by)));
  }

  private Optional<Partition> partition(FlagChecks checks) {
    return flags
        .text("partition")
        .map(text -> flags.dates().fillIn("--partition", text))
        .flatMap(
            text -> {
              Matcher parts = PARTITION.matcher(text);
              if (parts.matches()) {
                return Optional.of(new Partition(parts.group(1), parts.group(2)));
              }
              checks.note("--partition: expected NAME=VALUE such as dt=2026-11-27, was " + text);
              return Optional.empty();
            });
  }

  /**
   * How the ratings are read: by the settings of the run, then {@code --conf}, then the flags.
   *
   * @param ofRun the text of its {@code settings.conf}
   * @throws SettingsException with every problem found
   */
  public InputSettings input(String ofRun) {
    return RunInput.of(flags, ofRun, "lists");
  }
}
