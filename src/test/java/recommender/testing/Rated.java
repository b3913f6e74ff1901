package recommender.testing;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.ratings.Columns;

/** A rating to make tables of. */
public record Rated(long user, long item, double rating) {

  /** A table of user, item, rating. */
  public static Dataset<Row> table(SparkSession spark, Rated... ratings) {
    List<Row> rows =
        Arrays.stream(ratings)
            .map(rated -> RowFactory.create(rated.user, rated.item, rated.rating))
            .toList();
    StructType schema =
        new StructType()
            .add(Columns.USER, DataTypes.LongType)
            .add(Columns.ITEM, DataTypes.LongType)
            .add(Columns.RATING, DataTypes.DoubleType);
    return spark.createDataFrame(rows, schema);
  }
}
