package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.InputSettings;
import recommender.config.Names;
import recommender.config.SplitSettings;
import recommender.config.SplitStrategy;
import recommender.config.UserOrder;
import recommender.ratings.Columns;
import recommender.ratings.RatingsException;

/** Split of ratings into train, validation and test by the strategy of the settings. */
public final class Splitter {
  private static final Logger LOG = LoggerFactory.getLogger(Splitter.class);
  private static final String[] PAIR = {Columns.USER, Columns.ITEM};

  /** Pairs of user and item that are sent to all executors. */
  private static final long FEW_PAIRS = 3_000_000;

  private final SplitSettings split;
  private final Minimums minimums;
  private final long ratings;

  /**
   * A splitter by the sections {@code split} and, for the minimums, {@code input}.
   *
   * @param ratings about how many there are to split
   */
  public Splitter(SplitSettings split, InputSettings input, long ratings) {
    this.split = split;
    this.ratings = ratings;
    this.minimums = new Minimums(input.minUserRatings(), input.minItemRatings());
  }

  /**
   * Splits.
   *
   * @param ratings user, item, rating, timestamp, position; each (user, item) once
   * @param heldOut the table of {@link SplitStrategy#GIVEN}, of the same columns
   * @throws RatingsException when train or test is empty
   */
  public RatingSplit split(Dataset<Row> ratings, Optional<Dataset<Row>> heldOut) {
    Dataset<Row> enough = minimums.applyTo(ratings);
    OptionalDouble cutoff = cutoff(enough);
    Dataset<Row> tagged =
        heldOut.map(test -> given(enough, test)).orElseGet(() -> tag(enough, cutoff));
    RatingSplit result = parts(ratings, enough, tagged, heldOut, cutoff);
    try {
      demandTrainAndTest(result);
    } catch (RatingsException e) {
      result.close();
      throw e;
    }
    log(result);
    return result;
  }

  /**
   * All ratings to train on, less the validation part; nothing is held out to be scored.
   *
   * @param ratings user, item, rating, timestamp, position; each (user, item) once
   */
  public RatingSplit trainOnly(Dataset<Row> ratings) {
    Dataset<Row> enough = minimums.applyTo(ratings);
    Dataset<Row> tagged = enough.withColumn(Part.COLUMN, Part.TRAIN.value());
    RatingSplit result = parts(ratings, enough, tagged, Optional.empty(), OptionalDouble.empty());
    log(result);
    return result;
  }

  private RatingSplit parts(
      Dataset<Row> ratings,
      Dataset<Row> enough,
      Dataset<Row> tagged,
      Optional<Dataset<Row>> heldOut,
      OptionalDouble cutoff) {
    Dataset<Row> parts =
        ValidationShare.of(split)
            .takenFrom(tagged, this.ratings)
            .select(Columns.USER, Columns.ITEM, Columns.RATING, Columns.TIMESTAMP, Part.COLUMN)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Map<Part, Long> counts = RatingSplit.counts(parts);
    long tooFew = minimums.areNone() ? 0 : ratings.count() - enough.count();
    long overlap =
        heldOut.map(test -> test.count() - counts.getOrDefault(Part.TEST, 0L)).orElse(0L);
    return new RatingSplit(parts, counts, tooFew, overlap, cutoff);
  }

  private OptionalDouble cutoff(Dataset<Row> ratings) {
    return split.strategy() == SplitStrategy.TIMESTAMP_PERCENTILE
        ? Percentile.of(ratings, Columns.TIMESTAMP, split.percentile())
        : OptionalDouble.empty();
  }

  private Dataset<Row> tag(Dataset<Row> ratings, OptionalDouble cutoff) {
    return switch (split.strategy()) {
      case TIMESTAMP_PERCENTILE ->
          trainWhere(ratings, col(Columns.TIMESTAMP).lt(cutoff.orElse(Double.NEGATIVE_INFINITY)));
      case RANDOM -> trainWhere(ratings, draw("random").ofRating().lt(split.fraction()));
      case USER_LATEST -> userLatest(ratings);
      case USER_FIRST -> userFirst(ratings);
      case USERS -> users(ratings);
      case GIVEN -> throw new IllegalStateException("a given split without its held-out table");
    };
  }

  private static Dataset<Row> trainWhere(Dataset<Row> ratings, Column isTrain) {
    return ratings.withColumn(
        Part.COLUMN, when(isTrain, Part.TRAIN.value()).otherwise(Part.TEST.value()));
  }

  private Dataset<Row> userLatest(Dataset<Row> ratings) {
    WindowSpec newestFirst =
        Window.partitionBy(Columns.USER)
            .orderBy(col(Columns.TIMESTAMP).desc(), col(Columns.POSITION).desc());
    return trainWhere(ratings, row_number().over(newestFirst).gt(split.count()));
  }

  private Dataset<Row> userFirst(Dataset<Row> ratings) {
    WindowSpec user = Window.partitionBy(Columns.USER);
    Column all = count(lit(1)).over(user);
    Column rank = row_number().over(user.orderBy(Columns.POSITION));
    return ratings.withColumn(
        Part.COLUMN,
        when(all.leq(2L * split.count()), Part.NONE.value())
            .when(rank.leq(split.count()), Part.TEST.value())
            .otherwise(Part.TRAIN.value()));
  }

  private Dataset<Row> users(Dataset<Row> ratings) {
    Dataset<Row> users = ratings.select(Columns.USER).distinct();
    long all = users.count();
    int kept = (int) Math.max(1, Math.min(all - 1, Math.round(split.fraction() * all)));
    Column order = split.order() == UserOrder.LAST ? col(Columns.USER) : draw("users").ofUser();
    // Under a name of its own: joined to its own table, the column would be taken for that one's.
    Dataset<Row> trained =
        users.orderBy(order, col(Columns.USER)).limit(kept).select(col(Columns.USER).as("trained"));
    Column scored = draw("given").shareOfEachUser(1 - split.givenFraction(), lit(true));
    return ratings
        .join(trained, col(Columns.USER).equalTo(col("trained")), "left")
        .withColumn(
            Part.COLUMN,
            when(col("trained").isNotNull(), Part.TRAIN.value())
                .when(scored, Part.TEST.value())
                .otherwise(Part.FED_IN.value()));
  }

  /**
   * A held-out rating that train holds as well would score the network on what it was fed. The
   * pairs of both are found by a hash of the held-out ones, which are fewer: sought in train, all
   * of train would be sorted, or hashed.
   */
  private static Dataset<Row> given(Dataset<Row> train, Dataset<Row> heldOut) {
    Dataset<Row> pairs =
        heldOut
            .select(Columns.USER, Columns.ITEM)
            .hint(heldOut.count() > FEW_PAIRS ? "shuffle_hash" : "broadcast");
    Dataset<Row> both =
        train
            .select(Columns.USER, Columns.ITEM)
            .join(pairs, PAIR, "left_semi")
            .toDF("train_user", "train_item");
    Column same =
        col(Columns.USER)
            .equalTo(col("train_user"))
            .and(col(Columns.ITEM).equalTo(col("train_item")));
    Dataset<Row> test = heldOut.join(both, same, "left_anti");
    return train
        .withColumn(Part.COLUMN, Part.TRAIN.value())
        .unionByName(test.withColumn(Part.COLUMN, Part.TEST.value()));
  }

  private Draw draw(String purpose) {
    return new Draw(split.seed(), purpose);
  }

  private void demandTrainAndTest(RatingSplit result) {
    if (result.trainRatings() == 0 || result.testRatings() == 0) {
      throw new RatingsException(
          "split.strategy %s: expected ratings to train on and ratings to score, was %d and %d; change %s"
              .formatted(
                  Names.kebab(split.strategy()),
                  result.trainRatings(),
                  result.testRatings(),
                  remedy()));
    }
  }

  private String remedy() {
    return switch (split.strategy()) {
      case TIMESTAMP_PERCENTILE ->
          "split.percentile, or split.strategy to random if all ratings have one timestamp";
      case RANDOM -> "split.fraction";
      case USER_LATEST, USER_FIRST -> "split.count";
      case USERS -> "split.fraction or split.given-fraction";
      case GIVEN -> "split.held-out: all of its ratings are in the input too";
    };
  }

  private void log(RatingSplit result) {
    LOG.info(
        "Split by {}: {} train, {} validation, {} fed-in and {} test ratings; {} left out.",
        Names.kebab(split.strategy()),
        result.trainRatings(),
        result.validationRatings(),
        result.counts().getOrDefault(Part.FED_IN, 0L),
        result.testRatings(),
        result.counts().getOrDefault(Part.NONE, 0L) + result.tooFew() + result.overlap());
  }
}
