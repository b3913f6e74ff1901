package recommender.evaluation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.ratings.Columns;
import recommender.vectors.ItemIndex;

/**
 * Which held-out ratings can be scored, and why the others cannot.
 *
 * @param ratings all of them: scored + unseenUser + unseenItem
 * @param scored of a user with ratings fed in and an item of train
 * @param unseenUser of a user without ratings to feed in
 * @param unseenItem of such a user's item that train does not have
 */
public record HeldOutCounts(long ratings, long scored, long unseenUser, long unseenItem) {

  /**
   * Counts.
   *
   * @param heldOut user, item, rating
   * @param fed one row per user with ratings fed in
   */
  public static HeldOutCounts of(Dataset<Row> heldOut, Dataset<Row> fed, ItemIndex items) {
    Dataset<Row> users = fed.select(col(Columns.USER), lit(true).as("known"));
    Dataset<Row> index = items.table();
    Column knownUser = col("known").isNotNull();
    Column knownItem = col(Columns.COLUMN).isNotNull();
    Row counts =
        heldOut
            .join(users, heldOut.col(Columns.USER).equalTo(users.col(Columns.USER)), "left")
            .join(index, heldOut.col(Columns.ITEM).equalTo(index.col(Columns.ITEM)), "left")
            .agg(
                count(lit(1)),
                tally(knownUser.and(knownItem)),
                tally(knownUser.unary_$bang()),
                tally(knownUser.and(knownItem.unary_$bang())))
            .first();
    return new HeldOutCounts(
        counts.getLong(0), counts.getLong(1), counts.getLong(2), counts.getLong(3));
  }

  private static Column tally(Column condition) {
    return coalesce(sum(when(condition, 1L).otherwise(0L)), lit(0L));
  }
}
