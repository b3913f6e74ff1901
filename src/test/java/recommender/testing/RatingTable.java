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

/** Small tables of ratings, as the reader hands them on. */
public final class RatingTable {
  private static final StructType SCHEMA =
      new StructType()
          .add(Columns.USER, DataTypes.LongType)
          .add(Columns.ITEM, DataTypes.LongType)
          .add(Columns.RATING, DataTypes.DoubleType)
          .add(Columns.TIMESTAMP, DataTypes.DoubleType)
          .add(Columns.POSITION, DataTypes.LongType);

  private RatingTable() {}

  /**
   * A rating for each line.
   *
   * @param lines user, item, rating and timestamp with blanks between them; the number of the line
   *     is the position
   */
  public static Dataset<Row> of(SparkSession spark, String... lines) {
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.trim().split(" +");
      rows.add(
          RowFactory.create(
              Long.valueOf(fields[0]),
              Long.valueOf(fields[1]),
              Double.valueOf(fields[2]),
              Double.valueOf(fields[3]),
              (long) rows.size()));
    }
    return spark.createDataFrame(rows, SCHEMA);
  }

  /** 1,000 ratings of as many items by so many users, one after the other in time. */
  public static Dataset<Row> ofThousand(SparkSession spark, int users) {
    return spark
        .range(0, 1_000, 1, 2)
        .selectExpr(
            "id % " + users + " AS user",
            "id AS item",
            "4.0D AS rating",
            "id * 1.0D AS timestamp",
            "id AS position");
  }
}
