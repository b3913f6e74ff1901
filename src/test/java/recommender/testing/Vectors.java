package recommender.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.ratings.Columns;

/** Tables of user vectors. */
public final class Vectors {
  private Vectors() {}

  /**
   * A table of users 0, 1, ….
   *
   * @param ratings by user and item, NaN where there is none
   */
  public static Dataset<Row> table(SparkSession spark, float[][] ratings) {
    List<Row> users = new ArrayList<>();
    for (int user = 0; user < ratings.length; user++) {
      users.add(row(user, ratings[user]));
    }
    StructType schema =
        new StructType()
            .add(Columns.USER, DataTypes.IntegerType)
            .add(Columns.COLUMNS, DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add(Columns.RATINGS, DataTypes.createArrayType(DataTypes.FloatType, false));
    return spark.createDataFrame(users, schema);
  }

  private static Row row(int user, float[] ratings) {
    List<Integer> columns = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    for (int item = 0; item < ratings.length; item++) {
      if (!Float.isNaN(ratings[item])) {
        columns.add(item);
        values.add(ratings[item]);
      }
    }
    return RowFactory.create(user, columns.toArray(), values.toArray());
  }
}
