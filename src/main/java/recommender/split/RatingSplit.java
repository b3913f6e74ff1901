package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Split of ratings into parts, each a table of user, item, rating and timestamp.
 *
 * @param tagged all ratings with their part, persisted until {@link #close()}
 * @param counts ratings in each part
 * @param tooFew ratings dropped by the minimums per user and item
 * @param overlap held-out ratings dropped since train has the same user and item
 * @param cutoff timestamp in epoch seconds that train lies strictly before, for a split in time
 */
public record RatingSplit(
    Dataset<Row> tagged, Map<Part, Long> counts, long tooFew, long overlap, OptionalDouble cutoff)
    implements AutoCloseable {

  /** Ratings that models are fitted to. */
  public Dataset<Row> train() {
    return part(Part.TRAIN);
  }

  /** Ratings that the epoch is chosen on. */
  public Dataset<Row> validation() {
    return part(Part.VALIDATION);
  }

  /** Ratings that are scored. */
  public Dataset<Row> test() {
    return part(Part.TEST);
  }

  /** All ratings that a user is known by when test is scored: train, validation and fed-in ones. */
  public Dataset<Row> known() {
    return tagged
        .filter(Part.TRAIN.isPart().or(Part.VALIDATION.isPart()).or(Part.FED_IN.isPart()))
        .drop(Part.COLUMN);
  }

  /**
   * This split with the validation ratings as train ratings, for a refit. It shares the cached
   * table, which is closed with this one.
   */
  public RatingSplit withoutValidation() {
    Dataset<Row> joined =
        tagged.withColumn(
            Part.COLUMN,
            when(Part.VALIDATION.isPart(), Part.TRAIN.value()).otherwise(col(Part.COLUMN)));
    Map<Part, Long> sums = new EnumMap<>(Part.class);
    sums.putAll(counts);
    sums.put(Part.TRAIN, trainRatings() + validationRatings());
    sums.remove(Part.VALIDATION);
    return new RatingSplit(joined, sums, tooFew, overlap, cutoff);
  }

  /** Whether nothing but train is {@link #known()}. */
  public boolean knowsTrainOnly() {
    return validationRatings() == 0 && counts.getOrDefault(Part.FED_IN, 0L) == 0;
  }

  public long trainRatings() {
    return counts.getOrDefault(Part.TRAIN, 0L);
  }

  public long validationRatings() {
    return counts.getOrDefault(Part.VALIDATION, 0L);
  }

  public long testRatings() {
    return counts.getOrDefault(Part.TEST, 0L);
  }

  /** Frees the cached ratings. */
  @Override
  public void close() {
    tagged.unpersist();
  }

  /** Ratings in each part. */
  static Map<Part, Long> counts(Dataset<Row> parts) {
    Map<Part, Long> counts = new EnumMap<>(Part.class);
    for (Row row : parts.groupBy(Part.COLUMN).count().collectAsList()) {
      counts.put(Part.of(row), row.getLong(1));
    }
    return counts;
  }

  private Dataset<Row> part(Part part) {
    return tagged.filter(part.isPart()).drop(Part.COLUMN);
  }
}
