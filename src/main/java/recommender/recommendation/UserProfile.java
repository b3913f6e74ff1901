package recommender.recommendation;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import recommender.ratings.Columns;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

/**
 * User who is to get a list.
 *
 * @param user id
 * @param ratings that are known; may be empty
 * @param excluded columns of items that the user is not to get, ascending
 */
record UserProfile(Object user, UserVector ratings, int[] excluded) {
  /** Array of int: the columns that are excluded; null for none. */
  static final String EXCLUDED = "excluded";

  private static final UserVector NOTHING = new UserVector(new int[0], new float[0]);

  /**
   * The users of a table.
   *
   * @param table user, columns, ratings, excluded, of which all but the user may be null
   */
  static JavaRDD<UserProfile> of(Dataset<Row> table) {
    DataType type = table.schema().apply(Columns.USER).dataType();
    return table
        .select(Columns.USER, Columns.COLUMNS, Columns.RATINGS, EXCLUDED)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(row -> profile(row, type));
  }

  /**
   * A user of public rows.
   *
   * @param columns ascending; null of a user without ratings
   * @param ratings beside {@code columns}
   */
  static UserProfile of(Object user, List<Integer> columns, List<Float> ratings) {
    if (columns == null) {
      return new UserProfile(user, NOTHING, new int[0]);
    }
    float[] values = new float[ratings.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ratings.get(i);
    }
    int[] places = columns.stream().mapToInt(Integer::intValue).toArray();
    return new UserProfile(user, new UserVector(places, values), new int[0]);
  }

  private static UserProfile profile(InternalRow row, DataType type) {
    return new UserProfile(
        id(row, type),
        row.isNullAt(1) ? NOTHING : UserVectors.vector(row, 1),
        row.isNullAt(3) ? new int[0] : row.getArray(3).toIntArray());
  }

  private static Object id(InternalRow row, DataType type) {
    if (type.equals(DataTypes.IntegerType)) {
      return row.getInt(0);
    }
    return type.equals(DataTypes.LongType) ? row.getLong(0) : row.getUTF8String(0).toString();
  }
}
