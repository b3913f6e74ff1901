package recommender.split;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.SplitSettings;
import recommender.ratings.Columns;

/**
 * Seeded share of each user's train ratings that becomes the validation part. Where that would be
 * too many, it is taken of some users, drawn, and all others are trained on whole.
 *
 * @param share in [0, 1)
 * @param most ratings that are about as many as there may be; empty for any number
 * @param after epoch seconds: only ratings of that time or later are taken; empty for all
 * @param seed of the draw
 */
record ValidationShare(double share, OptionalInt most, OptionalDouble after, long seed) {
  private static final String TAKEN = "taken";

  /** Of the ratings that may be taken at most, so that something is learned of them, too. */
  private static final double MOST_OF_NEW = 0.5;

  static ValidationShare of(SplitSettings split) {
    return new ValidationShare(
        split.validationFraction(), split.mostValidation(), split.validationAfter(), split.seed());
  }

  /**
   * Takes it.
   *
   * @param tagged ratings with {@link Part#COLUMN}
   * @param ratings about how many there are, of all parts
   */
  Dataset<Row> takenFrom(Dataset<Row> tagged, long ratings) {
    if (share == 0) {
      return tagged;
    }
    if (after.isEmpty()) {
      return takenFrom(tagged, share, Part.TRAIN.isPart(), ratings);
    }
    Column isNew =
        Part.TRAIN.isPart().and(col(Columns.TIMESTAMP).cast("double").geq(after.getAsDouble()));
    Row counts =
        tagged.agg(count(when(Part.TRAIN.isPart(), lit(1))), count(when(isNew, lit(1)))).first();
    long all = counts.getLong(0);
    long some = counts.getLong(1);
    // As large a part as of all ratings, but not most of the new ones.
    return takenFrom(tagged, Math.min(MOST_OF_NEW, share * all / Math.max(1, some)), isNew, some);
  }

  /** Takes a share of those ratings, about as many as said, for which a condition holds. */
  private Dataset<Row> takenFrom(
      Dataset<Row> tagged, double taken, Column condition, long ratings) {
    double needed = most.isPresent() ? most.getAsInt() / (taken * ratings) : 1;
    return needed < 1
        ? takenOfSome(tagged, taken, condition.and(users().isOfUsers(needed)))
        : tagged.withColumn(Part.COLUMN, part(draw().shareOfEachUser(taken, condition)));
  }

  /**
   * Takes a share of the ratings of so few users that what is taken can be sent to all executors:
   * the ratings of the others need not be sorted for it.
   */
  private Dataset<Row> takenOfSome(Dataset<Row> tagged, double taken, Column condition) {
    Dataset<Row> some =
        tagged
            .filter(condition)
            .withColumn(TAKEN, draw().shareOfEachUser(taken, lit(true)))
            .filter(col(TAKEN))
            .select(Columns.USER, Columns.ITEM, TAKEN);
    return tagged
        .join(broadcast(some), new String[] {Columns.USER, Columns.ITEM}, "left")
        .withColumn(Part.COLUMN, part(col(TAKEN).isNotNull()))
        .drop(TAKEN)
        // As the users' vectors will need them.
        .repartition(col(Columns.USER));
  }

  private Draw draw() {
    return new Draw(seed, "validation");
  }

  private Draw users() {
    return new Draw(seed, "validation users");
  }

  private static Column part(Column isTaken) {
    return when(isTaken, Part.VALIDATION.value()).otherwise(col(Part.COLUMN));
  }
}
