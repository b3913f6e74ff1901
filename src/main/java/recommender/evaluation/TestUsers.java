package recommender.evaluation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import recommender.model.FedUser;
import recommender.ratings.Columns;
import recommender.vectors.ColumnIndex;
import recommender.vectors.UserVectors;
import scala.collection.mutable.WrappedArray;

/**
 * Table of all users with a held-out rating, joined once with their known ratings: a row for each
 * user, in the order of users, persisted until it is closed. All scored users are read from this
 * table.
 */
public final class TestUsers implements AutoCloseable {
  private static final String EARLIER = "earlier";
  private static final String EARLIER_HALF = EARLIER + "[at]";
  private static final String LATER_HALF = "not " + EARLIER_HALF;
  private static final String UNKNOWN = "unknown_items";
  private static final String KNOWN_USER = "known_user";
  private static final String HELD_USER = "held_user";
  private static final Column IS_KNOWN = col(KNOWN_USER).isNotNull();
  private static final Column HELD = size(col(EvaluationUsers.HELD_COLUMNS));

  /** Users whose ids are sent to all executors. */
  private static final int FEW_USERS = 100_000;

  private static final int USERS_IN_A_PARTITION = 1000;

  private final Dataset<Row> held;
  private final Dataset<Row> table;
  private HeldOutCounts counts;

  private TestUsers(Dataset<Row> held, Dataset<Row> table) {
    this.held = held;
    this.table = table;
  }

  /**
   * Joins held-out ratings of users with vectors of all that is known of them.
   *
   * @param fed vectors of users, from {@link UserVectors#of}
   * @param heldOut user, item, rating, timestamp
   * @param items of train
   */
  public static TestUsers of(Dataset<Row> fed, Dataset<Row> heldOut, ColumnIndex items) {
    return of(fed, UnaryOperator.identity(), heldOut, items);
  }

  /**
   * The same with vectors that are still to be made, for no more users than have ratings held out.
   *
   * @param known user, item, rating
   */
  public static TestUsers ofRatings(Dataset<Row> known, Dataset<Row> heldOut, ColumnIndex items) {
    return of(known, ratings -> UserVectors.of(ratings, items), heldOut, items);
  }

  private static TestUsers of(
      Dataset<Row> known,
      UnaryOperator<Dataset<Row>> vectors,
      Dataset<Row> heldOut,
      ColumnIndex items) {
    Dataset<Row> held = grouped(placed(heldOut, items)).persist(StorageLevel.MEMORY_AND_DISK());
    long users = held.count();
    Dataset<Row> fed =
        vectors
            .apply(ofHeldOutUsers(known, held, users))
            .withColumnRenamed(Columns.USER, KNOWN_USER);
    Dataset<Row> joined = held.join(fed, col(Columns.USER).equalTo(col(KNOWN_USER)), "left");
    for (String vector : List.of(Columns.COLUMNS, Columns.RATINGS)) {
      Column empty = array().cast(joined.schema().apply(vector).dataType());
      joined = joined.withColumn(vector, coalesce(col(vector), empty));
    }
    return new TestUsers(
        held,
        UserVectors.inOrder(
                joined.withColumn(EvaluationUsers.PLACE, lit(FedUser.UNKNOWN)),
                partitions(users, items))
            .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** What is known of few users; what is known of all others stays where it is. */
  private static Dataset<Row> ofHeldOutUsers(Dataset<Row> known, Dataset<Row> held, long users) {
    return users > FEW_USERS
        ? known
        : known.join(
            broadcast(held.select(col(Columns.USER).as(HELD_USER))),
            col(Columns.USER).equalTo(col(HELD_USER)),
            "left_semi");
  }

  /** Every task makes a network ready, so few users are not worth many tasks. */
  private static int partitions(long users, ColumnIndex items) {
    int slots = items.table().sparkSession().sparkContext().defaultParallelism();
    return (int) Math.max(slots, Math.min(items.partitions(), users / USERS_IN_A_PARTITION));
  }

  /** User, column (null of an item that train does not have), rating, timestamp and item. */
  private static Dataset<Row> placed(Dataset<Row> heldOut, ColumnIndex items) {
    Dataset<Row> columns = items.table().withColumnRenamed(Columns.ITEM, "known_item");
    return heldOut
        .join(broadcast(columns), col(Columns.ITEM).equalTo(col("known_item")), "left")
        .select(Columns.USER, Columns.COLUMN, Columns.RATING, Columns.TIMESTAMP, Columns.ITEM);
  }

  /**
   * A row for each user: vectors of the ratings of known items, whether each is in the earlier half
   * of them in the order of time, ties in the order of items (of an odd number the later half has
   * one more), and the number of ratings of other items.
   */
  private static Dataset<Row> grouped(Dataset<Row> placed) {
    StructType user = new StructType().add(placed.schema().apply(Columns.USER));
    StructType vectors =
        user.add(
                EvaluationUsers.HELD_COLUMNS,
                DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add(
                EvaluationUsers.HELD_RATINGS, DataTypes.createArrayType(DataTypes.FloatType, false))
            .add(EARLIER, DataTypes.createArrayType(DataTypes.BooleanType, false))
            .add(UNKNOWN, DataTypes.LongType);
    FlatMapGroupsFunction<Row, Row, Row> group =
        (id, ratings) -> List.of(user(id, ratings)).iterator();
    return placed
        .groupBy(Columns.USER)
        .as(Encoders.row(user), Encoders.row(placed.schema()))
        .flatMapSortedGroups(
            new Column[] {col(Columns.TIMESTAMP), col(Columns.ITEM)}, group, Encoders.row(vectors));
  }

  /**
   * @param placed in the order of time
   */
  private static Row user(Row user, Iterator<Row> placed) {
    List<Row> known = new ArrayList<>();
    long unknown = 0;
    while (placed.hasNext()) {
      Row rating = placed.next();
      if (rating.isNullAt(1)) {
        unknown++;
      } else {
        known.add(rating);
      }
    }
    int[] byColumn =
        IntStream.range(0, known.size())
            .boxed()
            .sorted(Comparator.comparingInt(place -> known.get(place).getInt(1)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] columns = new int[byColumn.length];
    float[] ratings = new float[byColumn.length];
    boolean[] earlier = new boolean[byColumn.length];
    for (int i = 0; i < byColumn.length; i++) {
      Row rating = known.get(byColumn[i]);
      columns[i] = rating.getInt(1);
      ratings[i] = (float) rating.getDouble(2);
      earlier[i] = byColumn[i] < byColumn.length / 2;
    }
    return RowFactory.create(
        user.get(0),
        new WrappedArray.ofInt(columns),
        new WrappedArray.ofFloat(ratings),
        new WrappedArray.ofBoolean(earlier),
        unknown);
  }

  /** Users of whom something is known, all of which is fed in. */
  public EvaluationUsers known() {
    return fedIn(table.filter(IS_KNOWN.and(HELD.gt(0))));
  }

  /** All users; of those of whom nothing is known nothing is fed in. */
  public EvaluationUsers all() {
    return fedIn(table.filter(HELD.gt(0)));
  }

  /**
   * The same users with the columns that they have in a network of item vectors.
   *
   * @param users index of the columns
   * @return to be closed with this
   */
  public TestUsers withColumns(ColumnIndex users) {
    Dataset<Row> places =
        users
            .table()
            .withColumnRenamed(Columns.ITEM, Columns.USER)
            .withColumnRenamed(Columns.COLUMN, EvaluationUsers.PLACE);
    Column place = coalesce(col(EvaluationUsers.PLACE), lit(FedUser.UNKNOWN));
    return new TestUsers(
        held,
        table
            .drop(EvaluationUsers.PLACE)
            .join(broadcast(places), new String[] {Columns.USER}, "left")
            .withColumn(EvaluationUsers.PLACE, place));
  }

  /**
   * Users of whom nothing is known, as a service would meet them: the earlier half of their ratings
   * is fed in, the later half held out. Who has a single one is left out.
   */
  public EvaluationUsers unseen() {
    Dataset<Row> unseen = table.filter(IS_KNOWN.unary_$bang().and(HELD.geq(2)));
    return new EvaluationUsers(
        unseen.select(
            half(EvaluationUsers.HELD_COLUMNS, EARLIER_HALF).as(Columns.COLUMNS),
            half(EvaluationUsers.HELD_RATINGS, EARLIER_HALF).as(Columns.RATINGS),
            half(EvaluationUsers.HELD_COLUMNS, LATER_HALF).as(EvaluationUsers.HELD_COLUMNS),
            half(EvaluationUsers.HELD_RATINGS, LATER_HALF).as(EvaluationUsers.HELD_RATINGS),
            col(EvaluationUsers.PLACE)));
  }

  private static Column half(String vector, String half) {
    return expr("filter(%s, (value, at) -> %s)".formatted(vector, half));
  }

  private static EvaluationUsers fedIn(Dataset<Row> users) {
    return new EvaluationUsers(
        users.select(
            col(Columns.COLUMNS),
            col(Columns.RATINGS),
            col(EvaluationUsers.HELD_COLUMNS),
            col(EvaluationUsers.HELD_RATINGS),
            col(EvaluationUsers.PLACE)));
  }

  /** Counts of the held-out ratings, made at the first call. */
  public HeldOutCounts counts() {
    if (counts == null) {
      counts = counted();
    }
    return counts;
  }

  private HeldOutCounts counted() {
    Column all = HELD.plus(col(UNKNOWN));
    Row totals =
        table
            .agg(
                total(all),
                total(when(IS_KNOWN, HELD).otherwise(0)),
                total(when(IS_KNOWN, 0L).otherwise(all)),
                total(when(IS_KNOWN, col(UNKNOWN)).otherwise(0L)))
            .first();
    return new HeldOutCounts(
        totals.getLong(0), totals.getLong(1), totals.getLong(2), totals.getLong(3));
  }

  private static Column total(Column counted) {
    return coalesce(sum(counted), lit(0L));
  }

  /** Frees the cached tables. */
  @Override
  public void close() {
    table.unpersist();
    held.unpersist();
  }
}
