package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.SplitSettings;
import recommender.ratings.Columns;

/**
 * Seeded share of each user's train ratings that becomes the validation part.
 *
 * @param share in [0, 1)
 * @param after epoch seconds: only ratings of that time or later are taken; empty for all
 * @param seed of the draw
 */
record ValidationShare(double share, OptionalDouble after, long seed) {
  /** Of the ratings that may be taken at most, so that something is learned of them, too. */
  private static final double MOST = 0.5;

  static ValidationShare of(SplitSettings split) {
    return new ValidationShare(split.validationFraction(), split.validationAfter(), split.seed());
  }

  /**
   * Takes it.
   *
   * @param tagged ratings with {@link Part#COLUMN}
   */
  Dataset<Row> takenFrom(Dataset<Row> tagged) {
    if (share == 0) {
      return tagged;
    }
    if (after.isEmpty()) {
      return takenFrom(tagged, share, Part.TRAIN.isPart());
    }
    Column isNew =
        Part.TRAIN.isPart().and(col(Columns.TIMESTAMP).cast("double").geq(after.getAsDouble()));
    return takenFrom(tagged, shareOf(tagged, isNew), isNew);
  }

  /** As large a part as of all ratings, but not most of the new ones. */
  private double shareOf(Dataset<Row> tagged, Column isNew) {
    Row counts =
        tagged.agg(count(when(Part.TRAIN.isPart(), lit(1))), count(when(isNew, lit(1)))).first();
    return Math.min(MOST, share * counts.getLong(0) / Math.max(1, counts.getLong(1)));
  }

  private Dataset<Row> takenFrom(Dataset<Row> tagged, double taken, Column condition) {
    Column isTaken = new Draw(seed, "validation").shareOfEachUser(taken, condition);
    return tagged.withColumn(
        Part.COLUMN, when(isTaken, Part.VALIDATION.value()).otherwise(col(Part.COLUMN)));
  }
}
