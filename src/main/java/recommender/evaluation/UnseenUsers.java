package recommender.evaluation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import recommender.ratings.Columns;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVectors;

/**
 * Held-out users of whom nothing is known, scored as a service would meet them: what they rated
 * first is fed in, what they rated later is predicted.
 */
public final class UnseenUsers {
  private static final String EARLIER = "earlier";

  private UnseenUsers() {}

  /**
   * The cases of users who are not in {@code known}. Of the ratings of items that train has, in the
   * order of time, ties in the order of items, the first half, rounded down, is fed in; who has a
   * single one is left out.
   *
   * @param heldOut user, item, rating, timestamp
   * @param known one row per user with ratings fed in
   */
  public static EvaluationUsers evaluationUsers(
      Dataset<Row> heldOut, Dataset<Row> known, ItemIndex items) {
    Dataset<Row> halves = halves(heldOut, known, items);
    Dataset<Row> fed = halves.filter(col(EARLIER));
    Dataset<Row> wanted = halves.filter(col(EARLIER).unary_$bang());
    return EvaluationUsers.of(UserVectors.of(fed, items), wanted, items);
  }

  /** User, item, rating and whether it is fed in. */
  static Dataset<Row> halves(Dataset<Row> heldOut, Dataset<Row> known, ItemIndex items) {
    WindowSpec user = Window.partitionBy(Columns.USER);
    Column rank = row_number().over(user.orderBy(Columns.TIMESTAMP, Columns.ITEM));
    Column all = count(lit(1)).over(user);
    return heldOut
        .join(broadcast(items.table().select(Columns.ITEM)), Columns.ITEM)
        .join(
            known.select(col(Columns.USER).as("known")),
            col(Columns.USER).equalTo(col("known")),
            "left_anti")
        .select(
            col(Columns.USER),
            col(Columns.ITEM),
            col(Columns.RATING),
            rank.multiply(2).leq(all).as(EARLIER));
  }
}
