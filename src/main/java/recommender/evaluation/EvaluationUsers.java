package recommender.evaluation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.ratings.Columns;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;
import scala.Tuple2;

/**
 * What is fed in and what is held out of every user who can be scored, in the order of users.
 *
 * @param table fed-in columns and ratings, held-out columns and ratings, and the column of the user
 *     in item vectors or −1; persisted until {@link #close()}
 */
public record EvaluationUsers(Dataset<Row> table) implements AutoCloseable {
  private static final String PLACE = "place";
  private static final Column NOWHERE = lit(-1);

  /**
   * Joins the two; ratings of unknown users and items fall away.
   *
   * @param fed from {@link UserVectors#of}
   * @param heldOut user, item, rating
   */
  public static EvaluationUsers of(Dataset<Row> fed, Dataset<Row> heldOut, ItemIndex items) {
    return of(fed.join(wanted(heldOut, items), Columns.USER).withColumn(PLACE, NOWHERE), items);
  }

  /**
   * The same of users who have a column in item vectors.
   *
   * @param users index of the users, as the items of those vectors
   */
  public static EvaluationUsers ofColumns(
      Dataset<Row> fed, Dataset<Row> heldOut, ItemIndex items, ItemIndex users) {
    Dataset<Row> places =
        users
            .table()
            .withColumnRenamed(Columns.ITEM, Columns.USER)
            .withColumnRenamed(Columns.COLUMN, PLACE);
    Dataset<Row> joined =
        fed.join(wanted(heldOut, items), Columns.USER).join(broadcast(places), Columns.USER);
    return of(joined, items);
  }

  /** The same with users of whom nothing is fed in. */
  public static EvaluationUsers withUnseenUsers(
      Dataset<Row> fed, Dataset<Row> heldOut, ItemIndex items) {
    Dataset<Row> known = fed.withColumnRenamed(Columns.USER, "known");
    Dataset<Row> joined =
        wanted(heldOut, items).join(known, col(Columns.USER).equalTo(col("known")), "left");
    Dataset<Row> filled = joined.withColumn(PLACE, NOWHERE);
    for (String vector : List.of(Columns.COLUMNS, Columns.RATINGS)) {
      Column empty = array().cast(joined.schema().apply(vector).dataType());
      filled = filled.withColumn(vector, coalesce(col(vector), empty));
    }
    return of(filled, items);
  }

  private static Dataset<Row> wanted(Dataset<Row> heldOut, ItemIndex items) {
    return UserVectors.of(heldOut, items)
        .select(
            col(Columns.USER),
            col(Columns.COLUMNS).as("held_columns"),
            col(Columns.RATINGS).as("held_ratings"));
  }

  private static EvaluationUsers of(Dataset<Row> joined, ItemIndex items) {
    return new EvaluationUsers(
        UserVectors.inOrder(joined, items)
            .select(Columns.COLUMNS, Columns.RATINGS, "held_columns", "held_ratings", PLACE)
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
    Column relevant = exists(col("held_ratings"), rating -> rating.geq((float) from));
    return table.filter(relevant).count();
  }

  /** Number of columns with a rating held out: of the users, where vectors are those of items. */
  public long heldOutColumns() {
    return table.select(explode(col("held_columns"))).distinct().count();
  }

  /** Pairs of fed-in and held-out ratings, one per user. */
  JavaRDD<Tuple2<UserVector, UserVector>> pairs() {
    return table
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(row -> new Tuple2<>(UserVectors.vector(row, 0), UserVectors.vector(row, 2)));
  }

  /** The same with the columns of the users. */
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
