package recommender.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.model.FedUser;
import recommender.ratings.Columns;
import recommender.vectors.ColumnIndex;
import recommender.vectors.UserVectors;

/**
 * Table of users to evaluate on, in their order: sparse vectors of the ratings fed in and of those
 * held out.
 *
 * @param table fed-in columns and ratings, held-out columns and ratings, and the column that the
 *     user has in item vectors or −1
 */
public record EvaluationUsers(Dataset<Row> table) implements AutoCloseable {
  static final String HELD_COLUMNS = "held_columns";
  static final String HELD_RATINGS = "held_ratings";
  static final String PLACE = "place";

  /**
   * Joins the two, persisted until {@link #close()}; ratings of unknown users and items fall away.
   *
   * @param fed from {@link UserVectors#of}
   * @param heldOut user, item, rating
   */
  public static EvaluationUsers of(Dataset<Row> fed, Dataset<Row> heldOut, ColumnIndex items) {
    Dataset<Row> held =
        UserVectors.of(heldOut, items)
            .withColumnRenamed(Columns.COLUMNS, HELD_COLUMNS)
            .withColumnRenamed(Columns.RATINGS, HELD_RATINGS);
    return new EvaluationUsers(
        UserVectors.inOrder(fed.join(held, Columns.USER), items)
            .select(
                col(Columns.COLUMNS),
                col(Columns.RATINGS),
                col(HELD_COLUMNS),
                col(HELD_RATINGS),
                lit(FedUser.UNKNOWN).as(PLACE))
            .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** Number of vectors that can be scored, each a user's unless they are those of items. */
  public long count() {
    return table.count();
  }

  /**
   * Number of users with an item held out that they rated so high at least.
   *
   * @param from rounded to single precision, as ratings are in vectors
   */
  public long countRelevant(double from) {
    Column relevant = exists(col(HELD_RATINGS), rating -> rating.geq((float) from));
    return table.filter(relevant).count();
  }

  /** Number of columns with a rating held out: of the users, where vectors are those of items. */
  public long heldOutColumns() {
    return table.select(explode(col(HELD_COLUMNS))).distinct().count();
  }

  /** Users with their fed-in and held-out ratings and their columns in item vectors. */
  JavaRDD<HeldOutUser> users() {
    return table
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(
            row ->
                new HeldOutUser(
                    UserVectors.vector(row, 0), UserVectors.vector(row, 2), row.getInt(4)));
  }

  /** Frees the cached table. */
  @Override
  public void close() {
    table.unpersist();
  }
}
