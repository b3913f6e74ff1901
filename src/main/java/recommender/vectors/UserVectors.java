package recommender.vectors;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.ratings.Columns;
import scala.collection.mutable.WrappedArray;

/**
 * Tables with one sparse vector per user: user, {@link Columns#COLUMNS}, {@link Columns#RATINGS}.
 */
public final class UserVectors {
  private UserVectors() {}

  /**
   * Groups ratings by user, in the order of users; ratings of items that the index does not know
   * are left out, and so are users who rated nothing else.
   *
   * @param ratings user, item, rating; each (user, item) once
   */
  public static Dataset<Row> of(Dataset<Row> ratings, ColumnIndex items) {
    return inOrder(grouped(ratings.join(broadcast(items.table()), Columns.ITEM)), items);
  }

  /**
   * The same with an empty vector for a user who has rated nothing else than what has no column, in
   * no order of users.
   *
   * @param columns item, column
   */
  public static Dataset<Row> ofEveryUser(Dataset<Row> ratings, Dataset<Row> columns) {
    return grouped(ratings.join(broadcast(columns), new String[] {Columns.ITEM}, "left"));
  }

  private static Dataset<Row> grouped(Dataset<Row> joined) {
    Dataset<Row> placed = joined.select(Columns.USER, Columns.COLUMN, Columns.RATING);
    StructType user = new StructType().add(placed.schema().apply(Columns.USER));
    StructType vector =
        user.add(Columns.COLUMNS, DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add(Columns.RATINGS, DataTypes.createArrayType(DataTypes.FloatType, false));
    // Unlike an aggregate it makes use of ratings that lie by user already, and collects numbers.
    MapGroupsFunction<Row, Row, Row> vectors = UserVectors::vector;
    return placed
        .groupBy(Columns.USER)
        .as(Encoders.row(user), Encoders.row(placed.schema()))
        .mapGroups(vectors, Encoders.row(vector));
  }

  /**
   * Vectors with an empty one for every user without.
   *
   * @param ratings of all users
   */
  static Dataset<Row> withEmpty(Dataset<Row> vectors, Dataset<Row> ratings, ColumnIndex items) {
    Dataset<Row> all =
        ratings.select(Columns.USER).distinct().join(vectors, new String[] {Columns.USER}, "left");
    for (String vector : List.of(Columns.COLUMNS, Columns.RATINGS)) {
      Column empty = array().cast(vectors.schema().apply(vector).dataType());
      all = all.withColumn(vector, coalesce(col(vector), empty));
    }
    return inOrder(all, items);
  }

  private static Row vector(Row user, Iterator<Row> placed) {
    LongStream.Builder pairs = LongStream.builder();
    placed.forEachRemaining(
        row -> {
          if (!row.isNullAt(1)) {
            pairs.add(pair(row.getInt(1), (float) row.getDouble(2)));
          }
        });
    long[] sorted = pairs.build().sorted().toArray();
    int[] columns = new int[sorted.length];
    float[] ratings = new float[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      columns[i] = (int) (sorted[i] >>> Integer.SIZE);
      ratings[i] = Float.intBitsToFloat((int) sorted[i]);
    }
    return RowFactory.create(
        user.get(0), new WrappedArray.ofInt(columns), new WrappedArray.ofFloat(ratings));
  }

  /** One number that sorts by column. */
  private static long pair(int column, float rating) {
    return (long) column << Integer.SIZE | Integer.toUnsignedLong(Float.floatToIntBits(rating));
  }

  /** A table in the order of users, in as many partitions as suit vectors. */
  public static Dataset<Row> inOrder(Dataset<Row> users, ColumnIndex items) {
    return inOrder(users, items.partitions());
  }

  /** A table in the order of users. */
  public static Dataset<Row> inOrder(Dataset<Row> users, int partitions) {
    return users
        .repartitionByRange(partitions, col(Columns.USER))
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
