package recommender.config;

import static recommender.config.Flags.bare;
import static recommender.config.Flags.with;

import java.util.Optional;
import org.apache.commons.cli.Options;

/**
 * Parsed command line of a job that trains.
 *
 * <p>Later ones win: {@code conf/reference.conf}, {@code --conf}, the flags for single settings,
 * {@code --set} in its order.
 */
public final class CommandLine extends JobCommand {
  private static final Options OPTIONS =
      new Options()
          .addOption(with("conf", "FILE", "settings in HOCON; conf/*.conf are examples"))
          .addOption(with("input", "PATH", "ratings: a file, folder or glob; may be repeated"))
          .addOption(with("input-table", "NAME", "ratings: a table of Spark's catalog"))
          .addOption(
              with("format", "NAME", "auto, csv, dat, tsv, parquet, orc, json, matrix or netflix"))
          .addOption(with("held-out", "PATH", "test ratings that someone else split off"))
          .addOption(with("output", "PATH", "where runs are published"))
          .addOption(
              with(
                  "date",
                  "DATE",
                  "what {date} in paths stands for, such as 2026-11-27 (today, UTC)"))
          .addOption(with("titles", "PATH", "a table of items and titles, for five sample users"))
          .addOption(
              with("warm-start", "RUN", "begin with what a run has learned: current, or which"))
          .addOption(with("set", "KEY=VALUE", "any setting; may be repeated"))
          .addOption(with("search", "FILE", "search for better settings first; conf/search.conf"))
          .addOption(bare("resume", "go on where a run into the same output was killed"))
          .addOption(bare("dry-run", "print settings and memory plan, start nothing"))
          .addOption(bare("help", "print this text"))
          .addOption(bare("version", "print the version"));

  private CommandLine(String... args) {
    super(OPTIONS, args);
  }

  /**
   * @throws SettingsException for an unknown flag, a flag without its value or a stray word
   */
  public static CommandLine parse(String... args) {
    return new CommandLine(args);
  }

  /**
   * Reads the configuration file, lays the flags over it and checks the result.
   *
   * @throws SettingsException with every problem found
   */
  public Settings settings() {
    return Settings.of(flags().over(flags().conf()));
  }

  /** Where the training begins. */
  public Start start() {
    return flags().has("resume") ? Start.WHERE_STOPPED : Start.ANEW;
  }

  /**
   * Settings of the search that {@code --search} names; empty without it.
   *
   * @param base settings of whatever the search does not draw
   * @throws SettingsException with every problem of its file
   */
  public Optional<SearchSettings> search(Settings base) {
    if (flags().has("search") && base.training().warm().start().isPresent()) {
      throw new SettingsException(
          "--search: expected %s = none, since candidates are compared from their first weights on, was %s; search first, then start warm from a run of what won"
              .formatted(WarmSettings.START, base.training().warm().start().get()));
    }
    return flags()
        .text("search")
        .map(file -> SearchSettings.of(HoconFile.read("--search", file), base));
  }
}
