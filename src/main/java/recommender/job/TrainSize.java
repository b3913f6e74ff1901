package recommender.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;

import org.apache.spark.sql.Row;
import recommender.config.VectorsOf;
import recommender.memory.MemoryPlan;
import recommender.ratings.Columns;
import recommender.split.RatingSplit;

/**
 * What memory depends on, of a train part.
 *
 * @param users at least 1
 * @param items at least 1
 * @param validated whether a validation part stands beside it
 */
record TrainSize(long users, long items, long ratings, boolean validated) {

  /** Counts; vectors need not be built for it. */
  static TrainSize of(RatingSplit split) {
    Row counts =
        split
            .train()
            .agg(countDistinct(col(Columns.USER)), countDistinct(col(Columns.ITEM)))
            .first();
    return new TrainSize(
        Math.max(1, counts.getLong(0)),
        Math.max(1, counts.getLong(1)),
        split.trainRatings(),
        split.validationRatings() > 0);
  }

  /** Vectors of train. */
  long count(VectorsOf of) {
    return of == VectorsOf.ITEM ? items : users;
  }

  /** Columns that a vector has. */
  int width(VectorsOf of) {
    return Math.toIntExact(of == VectorsOf.ITEM ? users : items);
  }

  MemoryPlan.Data data(VectorsOf of) {
    return new MemoryPlan.Data(ratings / count(of), validated);
  }
}
