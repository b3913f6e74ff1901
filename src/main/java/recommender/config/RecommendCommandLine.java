package recommender.config;

import static recommender.config.Flags.bare;
import static recommender.config.Flags.with;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
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
  private CheckedFlags checked = new CheckedFlags(flags);

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
    checked = new CheckedFlags(flags);
    RecommendSettings.Work work = work();
    RecommendSettings settings =
        new RecommendSettings(
            checked.demanded("run", "a run folder or a repository"),
            work,
            checked.number("top", 1, 10),
            checked.demanded("output", "the path of the table to write"),
            checked.choice("output-format", OutputFormat.PARQUET, OutputFormat.values()),
            partition(),
            flags.has("overwrite"),
            flags.text("users"),
            new RecommendSettings.Candidates(
                flags.text("items"),
                flags.text("exclude"),
                checked.number("min-item-ratings", 0, 0),
                flags.has("include-rated")),
            checked.number("explain", 1, 0),
            checked.number("similar", 1, 0),
            flags.text("pairs"),
            checked.choice("unknown", UnknownIds.FALLBACK, UnknownIds.values()),
            flags.text("titles"));
    refuseInput(work);
    refuseOthers(work);
    checked.demandNoProblem();
    return settings;
  }

  private RecommendSettings.Work work() {
    if (flags.has("similar")) {
      return RecommendSettings.Work.SIMILAR;
    }
    return flags.has("pairs") ? RecommendSettings.Work.PAIRS : RecommendSettings.Work.LISTS;
  }

  private void refuseInput(RecommendSettings.Work work) {
    boolean hasInput = flags.has(INPUT) || flags.has("input-table");
    if (!hasInput && work != RecommendSettings.Work.SIMILAR) {
      checked.refuse("--input: expected the ratings of the users (or --input-table), was absent");
    }
  }

  /** What other work has, and this has not. */
  private void refuseOthers(RecommendSettings.Work work) {
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
              "--similar",
              Stream.concat(
                  lists.stream(),
                  Stream.of("pairs", "unknown", INPUT, "input-table", "format", "conf", "set")));
      case PAIRS -> refuse("--pairs", lists.stream());
      case LISTS -> {
        if (flags.has("unknown")) {
          checked.refuse("--unknown: expected it beside --pairs only");
        }
      }
    }
  }

  private void refuse(String by, Stream<String> others) {
    others
        .filter(flags::has)
        .forEach(flag -> checked.refuse("--%s: expected none beside %s".formatted(flag, by)));
  }

  private Optional<Partition> partition() {
    return flags
        .text("partition")
        .flatMap(
            text -> {
              Matcher parts = PARTITION.matcher(text);
              if (parts.matches()) {
                return Optional.of(new Partition(parts.group(1), parts.group(2)));
              }
              checked.refuse("--partition: expected NAME=VALUE such as dt=2026-11-27, was " + text);
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
    List<String> foreign =
        flags.texts("set").stream()
            .map(Flags::key)
            .filter(key -> !key.startsWith(INPUT + "."))
            .map("--set %s: expected a setting of section input, which lists depend on"::formatted)
            .toList();
    if (!foreign.isEmpty()) {
      throw new SettingsException(foreign);
    }
    try {
      Config run = ConfigFactory.parseString(ofRun).withOnlyPath(INPUT);
      // What was trained on is no default for who gets lists.
      Config others =
          run.withoutPath("input.path").withoutPath("input.table").withoutPath("input.where");
      Config conf = flags.conf().resolve().withOnlyPath(INPUT);
      return InputSettings.of(flags.over(conf).withFallback(others).withOnlyPath(INPUT));
    } catch (ConfigException e) {
      throw new SettingsException(e.getMessage());
    }
  }
}
