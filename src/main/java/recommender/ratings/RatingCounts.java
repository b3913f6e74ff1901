package recommender.ratings;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import recommender.config.Duplicates;

/**
 * Ratings with their numbers of rows, users and items.
 *
 * @param cache the persisted table that they are read from
 */
record RatingCounts(Dataset<Row> rows, Dataset<Row> cache, long kept, long users, long items) {

  /**
   * Counts ratings without duplicates. Where there are any, what is left is persisted in place of
   * the parsed rows.
   *
   * @param parsed at least one good row
   */
  static RatingCounts take(ParsedRows parsed, TimeScale times, Duplicates duplicates) {
    Dataset<Row> rows = parsed.good(times);
    if (!DuplicateRatings.mayBeIn(rows)) {
      return count(rows, parsed.rows());
    }
    Dataset<Row> unique =
        DuplicateRatings.removed(rows, duplicates).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      RatingCounts counts = count(unique, unique);
      parsed.close();
      return counts;
    } catch (RuntimeException e) {
      unique.unpersist();
      throw e;
    }
  }

  private static RatingCounts count(Dataset<Row> rows, Dataset<Row> cache) {
    Row counts =
        rows.groupBy(Columns.USER)
            .agg(functions.count(lit(1)).as("ratings"))
            .agg(coalesce(sum(col("ratings")), lit(0L)), functions.count(lit(1)))
            .head();
    long items = rows.select(Columns.ITEM).distinct().count();
    return new RatingCounts(rows, cache, counts.getLong(0), counts.getLong(1), items);
  }

  /**
   * @throws RatingsException when all ratings are of one user or of one item, and gives them up
   */
  void refuseSingleUserOrItem(Source source) {
    if (users > 1 && items > 1) {
      return;
    }
    cache.unpersist();
    throw source.refuse(
        "%d ratings of %d users and %d items in %s; expected at least 2 users and 2 items: give"
            + " more ratings, or check input.columns.user and input.columns.item",
        kept, users, items, source.paths());
  }
}
