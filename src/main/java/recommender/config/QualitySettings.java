package recommender.config;

/**
 * Section {@code quality}: how far the ratings of a run may be from those of the run in service.
 *
 * @param minRatio rows read, as a multiple of its rows, at least; in [0, 1]
 * @param maxRatio the same, at most; at least 1
 * @param rows what happens beyond either
 * @param maxPsi population stability index of the histograms of ratings, at most; at least 0
 * @param histogram what happens beyond
 * @param newest what happens when the newest time is not later than its newest
 * @param maxUnknownShare share of the ratings, in [0, 1], that may be of items it does not know
 * @param unknownItems what happens beyond
 * @param rejectedRows of each reason, how many rejected rows are published with the run; 0 to
 *     10,000
 */
public record QualitySettings(
    double minRatio,
    double maxRatio,
    LimitAction rows,
    double maxPsi,
    LimitAction histogram,
    LimitAction newest,
    double maxUnknownShare,
    LimitAction unknownItems,
    int rejectedRows) {
  /** Key of {@link #minRatio}. */
  public static final String MIN_RATIO = "quality.rows.min-ratio";

  /** Key of {@link #maxRatio}. */
  public static final String MAX_RATIO = "quality.rows.max-ratio";

  /** Key of {@link #maxPsi}. */
  public static final String MAX_PSI = "quality.histogram.max-psi";

  /** Key of the limit that {@link #newest} is about. */
  public static final String NEWEST = "quality.newest";

  /** Key of {@link #maxUnknownShare}. */
  public static final String MAX_UNKNOWN_SHARE = "quality.unknown-items.max-share";

  static QualitySettings read(SettingsReader in) {
    return new QualitySettings(
        in.number(MIN_RATIO, x -> x >= 0 && x <= 1, "a number in [0, 1]"),
        in.number(MAX_RATIO, x -> x >= 1, "a number of at least 1"),
        then(in, "rows"),
        in.number(MAX_PSI, x -> x >= 0, "a number of at least 0"),
        then(in, "histogram"),
        then(in, "newest"),
        in.number(MAX_UNKNOWN_SHARE, x -> x >= 0 && x <= 1, "a number in [0, 1]"),
        then(in, "unknown-items"),
        in.integer(
            "quality.rejected-rows", n -> n >= 0 && n <= 10_000, "a whole number from 0 to 10000"));
  }

  private static LimitAction then(SettingsReader in, String limit) {
    return in.choice("quality." + limit + ".then", LimitAction.class);
  }
}
