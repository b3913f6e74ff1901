package recommender.ratings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.InputSettings;

/** Reader of tables of ratings, which drops bad rows and counts them by reason. */
public final class RatingReader {
  private static final Logger log = LoggerFactory.getLogger(RatingReader.class);

  /** However many rejects are allowed: ids of which most are no integers are strings. */
  private static final double MOST = 0.5;

  private final SparkSession spark;
  private final InputSettings settings;
  private final RowCheck check;

  public RatingReader(SparkSession spark, InputSettings settings) {
    this.spark = spark;
    this.settings = settings;
    this.check = new RowCheck(settings.ratingScale());
  }

  /**
   * Reads all paths as one table, checks every row and keeps the latest of duplicates; the caller
   * closes the result.
   *
   * @param paths files, folders or globs on any Hadoop file system
   * @throws RatingsException when a path has no readable ratings, more rows are rejected than
   *     {@code input.max-rejected-fraction} allows, or there are not two users and two items
   */
  public Ratings read(List<String> paths) {
    return read(new Source("input.path", paths), Optional.empty());
  }

  /**
   * Reads held-out ratings likewise, with ids of the types of {@code like}; ids that do not fit are
   * malformed. One user or one item is enough.
   *
   * @throws RatingsException as {@link #read}
   */
  public Ratings readLike(Ratings like, List<String> paths) {
    return read(new Source("split.held-out", paths), Optional.of(IdTypes.of(like.rows())));
  }

  private Ratings read(Source source, Optional<IdTypes> given) {
    try {
      long started = System.nanoTime();
      RawRatings raw = new RatingFiles(spark, settings, source).open();
      try (CheckedRows checked = CheckedRows.of(raw, check)) {
        RowCounts counts = RowCounts.of(checked);
        IdTypes types = given.orElseGet(() -> counts.types(raw, tolerance()));
        Rejects rejects = new Rejects(source, counts, check);
        rejects.refuseTooMany(raw, types, settings.maxRejectedFraction());

        RatingCounts kept = RatingCounts.take(RatingsByUser.of(checked.good(types), types, counts));
        if (given.isEmpty()) {
          kept.refuseSingleUserOrItem(source);
        }
        QualityReport quality = rejects.report(types, kept.kept());
        log(quality, kept, System.nanoTime() - started);
        return new Ratings(kept.rows(), quality);
      }
    } catch (RatingsException e) {
      throw e;
    } catch (Exception e) {
      // Not only RuntimeException: Spark throws checked ones that its signatures do not name.
      throw source.unreadable(source.paths().toString(), e);
    }
  }

  private double tolerance() {
    return Math.min(settings.maxRejectedFraction(), MOST);
  }

  private static void log(QualityReport quality, RatingCounts kept, long nanoseconds) {
    log.info(
        "Read {} rows in {} s: kept {} ratings of {} users and {} items, rejected {} {}, replaced {}"
            + " duplicates",
        quality.read(),
        String.format(Locale.ROOT, "%.1f", nanoseconds / 1e9),
        quality.kept(),
        kept.users(),
        kept.items(),
        quality.rejected(),
        quality.reasons(),
        quality.duplicates());
  }
}
