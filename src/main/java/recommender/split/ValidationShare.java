package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.SplitSettings;

/**
 * Seeded share of each user's train ratings that becomes the validation part.
 *
 * @param share in [0, 1)
 * @param seed of the draw
 */
record ValidationShare(double share, long seed) {
  static ValidationShare of(SplitSettings split) {
    return new ValidationShare(split.validationFraction(), split.seed());
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
    Column isTrain = Part.TRAIN.isPart();
    Column taken = new Draw(seed, "validation").shareOfEachUser(share, isTrain);
    return tagged.withColumn(
        Part.COLUMN, when(taken, Part.VALIDATION.value()).otherwise(col(Part.COLUMN)));
  }
}
