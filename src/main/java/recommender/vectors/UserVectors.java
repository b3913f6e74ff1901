package recommender.vectors;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import recommender.ratings.Columns;

/** Tables of one sparse vector per user: user, {@link Columns#COLUMNS}, {@link Columns#RATINGS}. */
public final class UserVectors {
  private UserVectors() {}

  /**
   * Groups ratings by user, in the order of users; ratings of items that the index does not know
   * are left out, and so are users who rated nothing else.
   *
   * @param ratings user, item, rating; each (user, item) once
   */
  public static Dataset<Row> of(Dataset<Row> ratings, ItemIndex items) {
    Dataset<Row> users =
        ratings
            .join(items.table(), Columns.ITEM)
            .groupBy(Columns.USER)
            .agg(
                array_sort(
                        collect_list(
                            struct(
                                col(Columns.COLUMN),
                                col(Columns.RATING).cast("float").as(Columns.RATING))))
                    .as("pairs"))
            .select(
                col(Columns.USER),
                col("pairs." + Columns.COLUMN).as(Columns.COLUMNS),
                col("pairs." + Columns.RATING).as(Columns.RATINGS));
    return inOrder(users, items);
  }

  /** A table in the order of users, in as many partitions as suit vectors. */
  public static Dataset<Row> inOrder(Dataset<Row> users, ItemIndex items) {
    return users
        .repartitionByRange(items.partitions(), col(Columns.USER))
        .sortWithinPartitions(Columns.USER);
  }

  /** The vectors of a table without their users. */
  public static JavaRDD<UserVector> vectors(Dataset<Row> users) {
    return users
        .select(Columns.COLUMNS, Columns.RATINGS)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(row -> vector(row, 0));
  }

  /**
   * Reads two neighbouring arrays of a row of Spark's own, from which public rows would box every
   * element.
   */
  public static UserVector vector(InternalRow row, int columnsAt) {
    return new UserVector(
        row.getArray(columnsAt).toIntArray(), row.getArray(columnsAt + 1).toFloatArray());
  }
}
