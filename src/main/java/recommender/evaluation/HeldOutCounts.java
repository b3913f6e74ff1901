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
  private static final String VECTOR = "vector";
  private static final Column HAS_VECTOR = col(VECTOR).isNotNull();
  private static final Column HAS_COLUMN = col(Columns.COLUMN).isNotNull();

  /**
   * Counts.
   *
   * @param heldOut user, item, rating
   * @param fed one row per user with ratings fed in
   */
  public static HeldOutCounts of(Dataset<Row> heldOut, Dataset<Row> fed, ItemIndex items) {
    return counts(lookedUp(heldOut, fed, items), HAS_VECTOR, HAS_COLUMN);
  }

  /**
   * Counts where vectors are those of items; users and items have changed places in all tables.
   *
   * @param heldOut item as user, user as item, rating
   * @param fed one row per item with ratings fed in
   */
  public static HeldOutCounts ofItemVectors(
      Dataset<Row> heldOut, Dataset<Row> fed, ItemIndex users) {
    return counts(lookedUp(heldOut, fed, users), HAS_COLUMN, HAS_VECTOR);
  }

  private static Dataset<Row> lookedUp(Dataset<Row> heldOut, Dataset<Row> fed, ItemIndex items) {
    Dataset<Row> users = fed.select(col(Columns.USER), lit(true).as(VECTOR));
    Dataset<Row> index = items.table();
    return heldOut
        .join(users, heldOut.col(Columns.USER).equalTo(users.col(Columns.USER)), "left")
        .join(index, heldOut.col(Columns.ITEM).equalTo(index.col(Columns.ITEM)), "left");
  }

  private static HeldOutCounts counts(Dataset<Row> heldOut, Column knownUser, Column knownItem) {
    Row counts =
        heldOut
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
