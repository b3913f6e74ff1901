package recommender.autoencoder;

import static org.apache.spark.sql.functions.broadcast;

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
import recommender.vectors.ColumnIndex;
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
   * @param items index of the items
   * @param codes of the items by their columns
   * @param fingerprints of the users' ratings of these items, by column of the user
   */
  static Map<String, Dataset<Row>> of(
      RatingMatrix matrix,
      BiasModel bias,
      ColumnIndex items,
      ItemCodes codes,
      long[] fingerprints) {
    return Map.of(
        ModelFiles.USERS,
        users(matrix.columns().tableWith(bias.itemOffsets()), fingerprints),
        ModelFiles.ITEMS,
        items(matrix.rows(), bias, items, codes));
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
  private static Dataset<Row> items(
      Dataset<Row> vectors, BiasModel bias, ColumnIndex items, ItemCodes codes) {
    StructType schema =
        new StructType()
            .add(ItemTable.ITEM, vectors.schema().apply(Columns.USER).dataType())
            .add(ItemTable.COLUMN, DataTypes.IntegerType)
            .add(ItemTable.RATINGS, DataTypes.LongType)
            .add(ItemTable.OFFSET, DataTypes.DoubleType)
            .add(ItemTable.USERS, DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add(ItemTable.VALUES, DataTypes.createArrayType(DataTypes.FloatType, false))
            .add(ItemTable.CODE, DataTypes.createArrayType(DataTypes.FloatType, false));
    Broadcast<ItemCodes> sent =
        JavaSparkContext.fromSparkContext(vectors.sparkSession().sparkContext()).broadcast(codes);
    MapFunction<Row, Row> item = row -> item(row, bias, sent.value());
    Dataset<Row> counted = items.tableWith(new double[items.size()]);
    return vectors
        .withColumnRenamed(Columns.RATINGS, ItemTable.VALUES)
        .withColumnRenamed(Columns.USER, ItemTable.ITEM)
        .join(broadcast(counted), new String[] {ItemTable.ITEM})
        .select(
            ItemTable.ITEM, ItemTable.COLUMN, ItemTable.RATINGS, Columns.COLUMNS, ItemTable.VALUES)
        .map(item, Encoders.row(schema))
        .repartition(1)
        .sortWithinPartitions(ItemTable.COLUMN);
  }

  private static Row item(Row row, BiasModel bias, ItemCodes codes) {
    List<Integer> users = row.getList(3);
    List<Float> ratings = row.getList(4);
    float[] values = new float[ratings.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ratings.get(i);
    }
    int[] columns = users.stream().mapToInt(Integer::intValue).toArray();
    return RowFactory.create(
        row.get(0),
        row.get(1),
        row.get(2),
        bias.userOffset(columns, values),
        row.get(3),
        row.get(4),
        codes.hidden()[row.getInt(1)]);
  }
}
