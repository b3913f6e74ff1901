package recommender.autoencoder;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.baseline.BiasModel;
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
   */
  static Map<String, Dataset<Row>> of(RatingMatrix matrix, BiasModel bias) {
    Dataset<Row> columns = matrix.columns().tableWith(bias.itemOffsets());
    return Map.of(
        ModelFiles.USERS,
        columns.withColumnRenamed(ItemTable.ITEM, ItemTable.USER),
        ModelFiles.ITEMS,
        items(matrix.rows(), bias));
  }

  /** Items with their vectors, from which every prediction is made. */
  private static Dataset<Row> items(Dataset<Row> vectors, BiasModel bias) {
    StructType schema =
        new StructType()
            .add(ItemTable.ITEM, vectors.schema().apply(Columns.USER).dataType())
            .add(ItemTable.RATINGS, DataTypes.LongType)
            .add(ItemTable.OFFSET, DataTypes.DoubleType)
            .add(ItemTable.USERS, DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add(ItemTable.VALUES, DataTypes.createArrayType(DataTypes.FloatType, false));
    MapFunction<Row, Row> item = vector -> item(vector, bias);
    return vectors
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
