package recommender.ratings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
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
  private final int rejectedRows;

  /**
   * @param split says whether a rating needs a time
   */
  public RatingReader(SparkSession spark, InputSettings settings, SplitStrategy split) {
    this(spark, settings, RowRules.of(settings, split), 0);
  }

  private RatingReader(
      SparkSession spark, InputSettings settings, RowRules rules, int rejectedRows) {
    this.spark = spark;
    this.settings = settings;
    this.rules = rules;
    this.rejectedRows = rejectedRows;
  }

  /**
   * A reader that lists rejected rows in its reports.
   *
   * @param most of a reason
   */
  public RatingReader listingRejected(int most) {
    return new RatingReader(spark, settings, rules, most);
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
    Source source = source();
    return explained(source, () -> read(source, Expected.RATINGS, Optional.empty()));
  }

  /**
   * Reads the same table for a model that was trained on another one.
   *
   * @param user type of its users' ids; empty where any will do
   * @param item type of its items' ids
   * @throws RatingsException as {@link #read}, but for a single user or item, which is enough
   */
  public Ratings readFor(Optional<DataType> user, DataType item) {
    Source source = source();
    Expected expected = new Expected(KnownIds.of(user, Optional.of(item)), true, false);
    return explained(source, () -> read(source, expected, Optional.empty()));
  }

  /**
   * Reads a table of users, of items or of both, by the columns of the settings.
   *
   * @param flag that names it
   * @param path file, folder or glob on any Hadoop file system
   * @param user type of the users' ids
   * @param item type of the items' ids
   * @return no rows of a table without any
   * @throws RatingsException as {@link #read}
   */
  public Ratings readIds(String flag, String path, DataType user, DataType item) {
    Source source = new Source(flag, List.of(path));
    Expected expected = new Expected(KnownIds.of(Optional.of(user), Optional.of(item)), true, true);
    return explained(source, () -> read(source, expected, Optional.empty()));
  }

  private Source source() {
    if (settings.table().isPresent()) {
      return new Source(Source.TABLE, List.of(settings.table().get()));
    }
    Source files = new Source("input.path", settings.paths());
    MissingDays.demandFew(
        files, settings.maxMissingDays(), spark.sparkContext().hadoopConfiguration());
    return files;
  }

  /**
   * Reads held-out ratings likewise, with ids of the types of {@code like}; ids that do not fit are
   * malformed. One user or one item is enough.
   *
   * @param paths files, folders or globs on any Hadoop file system
   * @throws RatingsException as {@link #read}
   */
  public Ratings readLike(Ratings like, List<String> paths) {
    return readLike(like, "split.held-out", paths);
  }

  /**
   * The same.
   *
   * @param key of the setting that names the paths, or the flag, for messages
   */
  public Ratings readLike(Ratings like, String key, List<String> paths) {
    Source source = new Source(key, paths);
    Expected expected = new Expected(KnownIds.of(like.rows()), false, false);
    return explained(source, () -> read(source, expected, Optional.of(like)));
  }

  /**
   * What is expected of a table.
   *
   * @param ids types of ids that are known; none of ratings to train on
   * @param strict whether a table that declares other types is refused
   * @param mayBeEmpty whether no rows are no error
   */
  private record Expected(KnownIds ids, boolean strict, boolean mayBeEmpty) {
    static final Expected RATINGS = new Expected(KnownIds.NONE, false, false);
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

  private Ratings read(Source source, Expected expected, Optional<Ratings> like) {
    long started = System.nanoTime();
    RowRules of = rules.withIds(expected.ids);
    CountedRows counted = new RowReader(spark, settings, source, of).read(expected.ids);
    try {
      refuseWrongEncoding(source, counted);
      if (expected.strict) {
        counted.table().refuseOtherIds(source, expected.ids);
      }
      Rejects rejects = new Rejects(source, counted.table().files(), counted.counts(), of);
      if (counted.counts().rows() > 0 || !expected.mayBeEmpty) {
        rejects.refuseTooMany(counted.rows(), settings.maxRejectedFraction());
      }
      TimeScale times = times(source, counted.counts(), like);
      log(counted.table(), times);
      List<RejectedRow> listed = rejects.rows(counted.rows(), rejectedRows);

      RatingCounts kept = RatingCounts.take(counted.rows(), times, settings.duplicates());
      if (expected.ids.equals(KnownIds.NONE)) {
        kept.refuseSingleUserOrItem(source);
      }
      QualityReport quality =
          rejects.report(kept.kept(), TimeQuality.of(counted.counts(), times), listed);
      if (expected.mayBeEmpty) {
        log.info("Kept {} of {} rows, each once.", quality.kept(), quality.read());
      } else {
        log(quality, kept, System.nanoTime() - started);
      }
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
