package recommender.autoencoder;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.baseline.BiasModel;
import recommender.model.ItemCodes;
import recommender.model.ModelFiles;
import recommender.ratings.Columns;
import recommender.vectors.ItemTable;
import recommender.vectors.RatingMatrix;

/**
 * The tables that a run of item vectors publishes: users with their columns, items with vectors.
 */
final class ItemVectorTables {
  private ItemVectorTables() {}

  /**
   * The tables.
   *
   * @param matrix with a row for each item
   * @param bias fitted to it
   * @param codes of the items, those with most train ratings first, ties in the order of ids
   * @param fingerprints of the users' ratings of these items, by column of the user
   */
  static Map<String, Dataset<Row>> of(
      RatingMatrix matrix, BiasModel bias, ItemCodes codes, long[] fingerprints) {
    return Map.of(
        ModelFiles.USERS,
        users(matrix.columns().tableWith(bias.itemOffsets()), fingerprints),
        ModelFiles.ITEMS,
        items(matrix.rows(), bias, codes));
  }

  private static Dataset<Row> users(Dataset<Row> columns, long[] fingerprints) {
    MapFunction<Row, Row> user = row -> with(row, fingerprints[row.getInt(1)]);
    StructType schema = columns.schema().add(ItemTable.FINGERPRINT, DataTypes.LongType);
    return columns
        .map(user, Encoders.row(schema))
        .withColumnRenamed(ItemTable.ITEM, ItemTable.USER);
  }

  private static Row with(Row row, Object value) {
    Object[] values = new Object[row.size() + 1];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    values[row.size()] = value;
    return RowFactory.create(values);
  }

  /** Items with their vectors and codes, from which every prediction is made. */
  private static Dataset<Row> items(Dataset<Row> vectors, BiasModel bias, ItemCodes codes) {
    StructType schema =
        new StructType()
            .add(ItemTable.ITEM, vectors.schema().apply(Columns.USER).dataType())
            .add(ItemTable.RATINGS, DataTypes.LongType)
            .add(ItemTable.OFFSET, DataTypes.DoubleType)
            .add(ItemTable.USERS, DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add(ItemTable.VALUES, DataTypes.createArrayType(DataTypes.FloatType, false));
    MapFunction<Row, Row> item = vector -> item(vector, bias);
    Dataset<Row> inOrder =
        vectors
            .map(item, Encoders.row(schema))
            .repartition(1)
            .sortWithinPartitions(col(ItemTable.RATINGS).desc(), col(ItemTable.ITEM))
            // In the first partition it counts from 0; an index of these items has the same order.
            .withColumn(ItemTable.COLUMN, monotonically_increasing_id().cast(DataTypes.IntegerType))
            .select(
                ItemTable.ITEM,
                ItemTable.COLUMN,
                ItemTable.RATINGS,
                ItemTable.OFFSET,
                ItemTable.USERS,
                ItemTable.VALUES);
    Broadcast<ItemCodes> sent =
        JavaSparkContext.fromSparkContext(vectors.sparkSession().sparkContext()).broadcast(codes);
    MapFunction<Row, Row> coded = row -> with(row, sent.value().hidden()[row.getInt(1)]);
    StructType withCodes =
        inOrder.schema().add(ItemTable.CODE, DataTypes.createArrayType(DataTypes.FloatType, false));
    return inOrder.map(coded, Encoders.row(withCodes));
  }

  private static Row item(Row vector, BiasModel bias) {
    List<Integer> users = vector.getList(1);
    List<Float> ratings = vector.getList(2);
    float[] values = new float[ratings.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ratings.get(i);
    }
    int[] columns = users.stream().mapToInt(Integer::intValue).toArray();
    return RowFactory.create(
        vector.get(0),
        (long) columns.length,
        bias.userOffset(columns, values),
        vector.get(1),
        vector.get(2));
  }
}
