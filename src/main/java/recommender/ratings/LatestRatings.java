package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Keeps one rating of each user for each item: the latest, of several at one time the last row. */
final class LatestRatings {
  private static final String FILE = "file";
  private static final String BLOCK = "block";
  private static final String ROW = "row";
  private static final String LATEST = "latest";

  private LatestRatings() {}

  /** Small enough for a task's memory, large enough to be worth a task. */
  private static final int ROWS_IN_A_PARTITION = 200_000;

  /**
   * From good raw rows to the columns of {@link Ratings#rows()}.
   *
   * @param count about how many rows there are: it decides on the number of partitions, since the
   *     usual 200 make hundreds of tiny tasks of every later step over a small table
   */
  static Dataset<Row> of(Dataset<Row> good, IdTypes types, FileOrder files, long count) {
    int parallelism = good.sparkSession().sparkContext().defaultParallelism();
    int partitions = (int) Math.max(parallelism, count / ROWS_IN_A_PARTITION);
    return good.select(
            types.userColumn(),
            types.itemColumn(),
            col(Columns.RATING),
            col(Columns.TIMESTAMP),
            udf(files, DataTypes.IntegerType).apply(col(RawRatings.FILE)).as(FILE),
            col(RawRatings.BLOCK).as(BLOCK),
            col(RawRatings.ROW).as(ROW))
        // By user alone: it serves this grouping and, as rows stay so, those by user that follow.
        .repartition(partitions, col(Columns.USER))
        .groupBy(Columns.USER, Columns.ITEM)
        .agg(max(byTime()).as(LATEST))
        .select(
            col(Columns.USER),
            col(Columns.ITEM),
            latest(Columns.RATING),
            latest(Columns.TIMESTAMP),
            struct(latest(FILE), latest(BLOCK), latest(ROW)).as(Columns.POSITION));
  }

  private static Column byTime() {
    return struct(col(Columns.TIMESTAMP), col(FILE), col(BLOCK), col(ROW), col(Columns.RATING));
  }

  private static Column latest(String field) {
    return col(LATEST).getField(field).as(field);
  }
}
