package recommender.ratings;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Repartitioning that brings all ratings of a user into one partition. */
final class RatingsByUser {
  /** Small enough for a task's memory, large enough to be worth a task. */
  private static final int ROWS_IN_A_PARTITION = 200_000;

  private RatingsByUser() {}

  /**
   * The same rows in other partitions.
   *
   * <p>The number of rows decides on that of partitions, since the usual 200 make hundreds of tiny
   * tasks of every later step over a small table.
   *
   * @param rows about how many there are
   */
  static Dataset<Row> of(Dataset<Row> ratings, long rows) {
    int parallelism = ratings.sparkSession().sparkContext().defaultParallelism();
    int partitions = (int) Math.max(parallelism, rows / ROWS_IN_A_PARTITION);
    // By user alone: rows stay so, which saves every later step by user a shuffle.
    return ratings.repartition(partitions, col(Columns.USER));
  }
}
