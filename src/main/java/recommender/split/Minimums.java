package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import recommender.ratings.Columns;

/** Filter that drops items, then users, with fewer ratings than asked for; one pass of each. */
record Minimums(int perUser, int perItem) {

  boolean areNone() {
    return perUser <= 1 && perItem <= 1;
  }

  Dataset<Row> applyTo(Dataset<Row> ratings) {
    return atLeast(atLeast(ratings, Columns.ITEM, perItem), Columns.USER, perUser);
  }

  private static Dataset<Row> atLeast(Dataset<Row> ratings, String id, int minimum) {
    if (minimum <= 1) {
      return ratings;
    }
    Column count = count(lit(1)).over(Window.partitionBy(id));
    return ratings.withColumn("count", count).filter(col("count").geq(minimum)).drop("count");
  }
}
