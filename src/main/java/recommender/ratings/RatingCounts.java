package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import recommender.config.Duplicates;

/** Persisted ratings with their numbers of rows, users and items. */
record RatingCounts(Dataset<Row> rows, long kept, long users, long items) {

  /**
   * Persists ratings without duplicates by counting them.
   *
   * @param ratings at least one, those of each user in one partition
   */
  static RatingCounts take(Dataset<Row> ratings, Duplicates duplicates) {
    Dataset<Row> rows = ratings.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      if (!DuplicateRatings.mayBeIn(rows)) {
        return count(rows);
      }
    } catch (RuntimeException e) {
      rows.unpersist();
      throw e;
    }
    try {
      return count(
          DuplicateRatings.removed(rows, duplicates).persist(StorageLevel.MEMORY_AND_DISK()));
    } finally {
      rows.unpersist();
    }
  }

  private static RatingCounts count(Dataset<Row> rows) {
    try {
      Row counts =
          rows.groupBy(Columns.USER)
              .agg(functions.count(lit(1)).as("ratings"))
              .agg(sum(col("ratings")), functions.count(lit(1)))
              .head();
      long items = rows.select(Columns.ITEM).distinct().count();
      return new RatingCounts(rows, counts.getLong(0), counts.getLong(1), items);
    } catch (RuntimeException e) {
      rows.unpersist();
      throw e;
    }
  }

  /**
   * @throws RatingsException when all ratings are of one user or of one item, and gives them up
   */
  void refuseSingleUserOrItem(Source source) {
    if (users > 1 && items > 1) {
      return;
    }
    rows.unpersist();
    throw source.refuse(
        "%d ratings of %d users and %d items in %s; expected at least 2 users and 2 items: give"
            + " more ratings, or check input.columns.user and input.columns.item",
        kept, users, items, source.paths());
  }
}
