package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Repartitioning that brings all ratings of a user into one partition. */
final class RatingsByUser {
  /** Small enough for a task's memory, large enough to be worth a task. */
  private static final int ROWS_IN_A_PARTITION = 200_000;

  private RatingsByUser() {}

  /**
   * From good checked rows to the columns of {@link Ratings#rows()}.
   *
   * <p>The number of rows decides on that of partitions, since the usual 200 make hundreds of tiny
   * tasks of every later step over a small table.
   */
  static Dataset<Row> of(Dataset<Row> good, IdTypes types, RowCounts counts) {
    int parallelism = good.sparkSession().sparkContext().defaultParallelism();
    int partitions = (int) Math.max(parallelism, counts.rows() / ROWS_IN_A_PARTITION);
    return good.select(
            types.userColumn(),
            types.itemColumn(),
            col(Columns.RATING),
            col(Columns.TIMESTAMP),
            udf(counts.splits(), DataTypes.LongType)
                .apply(col(CheckedRows.FILE), col(RawRatings.BLOCK), col(RawRatings.ROW))
                .as(Columns.POSITION))
        // By user alone: rows stay so, which saves every later step by user a shuffle.
        .repartition(partitions, col(Columns.USER));
  }
}
