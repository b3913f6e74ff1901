package recommender.ratings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.InputSettings;
import recommender.config.SplitStrategy;

/** Reader of tables of ratings, which drops bad rows and counts them by reason. */
public final class RatingReader {
  private static final Logger log = LoggerFactory.getLogger(RatingReader.class);

  private final SparkSession spark;
  private final InputSettings settings;
  private final RowRules rules;

  /**
   * @param split says whether a rating needs a time
   */
  public RatingReader(SparkSession spark, InputSettings settings, SplitStrategy split) {
    this.spark = spark;
    this.settings = settings;
    this.rules = RowRules.of(settings, split);
  }

  /**
   * Reads the table of the settings, or all of their paths as one, checks every row and leaves one
   * of duplicates; the caller closes the result.
   *
   * @throws RatingsException when it has no readable ratings, its layout cannot be told for
   *     certain, more rows are rejected than {@code input.max-rejected-fraction} allows, or there
   *     are not two users and two items
   */
  public Ratings read() {
    Source source =
        settings
            .table()
            .map(table -> new Source(Source.TABLE, List.of(table)))
            .orElseGet(() -> new Source("input.path", settings.paths()));
    return explained(source, () -> read(source, Optional.empty()));
  }

  /**
   * Reads held-out ratings likewise, with ids of the types of {@code like}; ids that do not fit are
   * malformed. One user or one item is enough.
   *
   * @param paths files, folders or globs on any Hadoop file system
   * @throws RatingsException as {@link #read}
   */
  public Ratings readLike(Ratings like, List<String> paths) {
    Source source = new Source("split.held-out", paths);
    return explained(source, () -> read(source, Optional.of(like)));
  }

  /** Work that may throw what Spark does not declare. */
  private interface Reading {
    Ratings read() throws Exception;
  }

  /**
   * Only what the data did wrong is an error of ratings; Spark's own failures stay what they are.
   */
  private static Ratings explained(Source source, Reading reading) {
    try {
      return reading.read();
    } catch (RatingsException e) {
      throw e;
    } catch (Exception e) {
      throw Remedies.ofFile(source, e).orElseThrow(() -> unchecked(e));
    }
  }

  private static RuntimeException unchecked(Exception e) {
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }

  private Ratings read(Source source, Optional<Ratings> like) {
    long started = System.nanoTime();
    Optional<IdTypes> given = like.map(ratings -> IdTypes.of(ratings.rows()));
    RowRules of = given.map(rules::withIds).orElse(rules);
    CountedRows counted = new RowReader(spark, settings, source, of).read(given);
    try {
      refuseWrongEncoding(source, counted);
      Rejects rejects = new Rejects(source, counted.table().files(), counted.counts(), of);
      rejects.refuseTooMany(counted.rows(), settings.maxRejectedFraction());
      TimeScale times = times(source, counted.counts(), like);
      log(counted.table(), times);

      RatingCounts kept = RatingCounts.take(counted.rows(), times, settings.duplicates());
      if (given.isEmpty()) {
        kept.refuseSingleUserOrItem(source);
      }
      QualityReport quality = rejects.report(kept.kept());
      log(quality, kept, System.nanoTime() - started);
      return new Ratings(kept.rows(), kept.cache(), quality, counted.table().inputs(), times);
    } catch (RuntimeException e) {
      counted.close();
      throw e;
    }
  }

  private TimeScale times(Source source, RowCounts counts, Optional<Ratings> like) {
    boolean sameClock = like.map(ratings -> ratings.times().isOrderOnly()).orElse(false);
    return sameClock ? like.orElseThrow().times() : TimeScale.of(counts, settings.time(), source);
  }

  private void refuseWrongEncoding(Source source, CountedRows counted) {
    counted
        .counts()
        .wrongEncoding()
        .ifPresent(
            position -> {
              Path file = counted.table().files().get(Positions.file(position)).path();
              Charset charset =
                  settings.text().encoding().map(Charset::forName).orElse(StandardCharsets.UTF_8);
              throw source.refuse(
                  "%s",
                  WrongBytes.message(file, charset, spark.sparkContext().hadoopConfiguration()));
            });
  }

  private static void log(Table table, TimeScale times) {
    for (InputSource input : table.inputs()) {
      StringJoiner words = new StringJoiner("; and as ");
      input.layout().forEach(words::add);
      log.info(
          "Read {} as {}, {}",
          input.path() == null ? input.table() : input.path(),
          words,
          times.inWords());
    }
    times.warning().ifPresent(log::warn);
  }

  private static void log(QualityReport quality, RatingCounts kept, long nanoseconds) {
    log.info(
        "Read {} rows in {} s: kept {} ratings of {} users and {} items, rejected {} {}, not rated {},"
            + " duplicates {}, without a time {}",
        quality.read(),
        String.format(Locale.ROOT, "%.1f", nanoseconds / 1e9),
        quality.kept(),
        kept.users(),
        kept.items(),
        quality.rejected(),
        quality.reasons(),
        quality.unrated(),
        quality.duplicates(),
        quality.withoutTime());
  }
}
