package recommender.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.ratings.Columns;

/** Small tables of user vectors. */
public final class VectorTable {
  private static final StructType SCHEMA =
      new StructType()
          .add(Columns.USER, DataTypes.IntegerType)
          .add(Columns.COLUMNS, DataTypes.createArrayType(DataTypes.IntegerType))
          .add(Columns.RATINGS, DataTypes.createArrayType(DataTypes.FloatType));

  private VectorTable() {}

  /**
   * A user for each line, in their order, whatever the number of partitions.
   *
   * @param lines column:rating with blanks between them
   */
  public static Dataset<Row> of(SparkSession spark, int partitions, String... lines) {
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      List<Integer> columns = new ArrayList<>();
      List<Float> ratings = new ArrayList<>();
      for (String pair : line.split(" +")) {
        columns.add(Integer.valueOf(pair.substring(0, pair.indexOf(':'))));
        ratings.add(Float.valueOf(pair.substring(pair.indexOf(':') + 1)));
      }
      rows.add(RowFactory.create(rows.size(), columns.toArray(), ratings.toArray()));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(context.parallelize(rows, partitions), SCHEMA);
  }
}
