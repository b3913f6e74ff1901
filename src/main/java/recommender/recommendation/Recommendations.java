package recommender.recommendation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.model.LoadedRun;
import recommender.model.ScoreSource;
import recommender.ratings.Columns;
import recommender.vectors.UserVectors;

/**
 * Recommendations by a published run. Users and items are scored on the executors, some at a time;
 * each of their JVMs loads the run once.
 *
 * <p>Tables have the columns user, item and rating, their ids in the types of the run, each user
 * and item once.
 */
public final class Recommendations implements AutoCloseable {
  /** Whether ratings of the user are known. */
  public static final String USER_KNOWN = "user_known";

  /** Whether the run has the item. */
  public static final String ITEM_KNOWN = "item_known";

  /** What a user is not to get, of one who may get everything. */
  private static final Column NOTHING =
      lit(null).cast(DataTypes.createArrayType(DataTypes.IntegerType));

  private final SparkSession spark;
  private final RunSource source;
  private final RunItems items;
  private final Optional<DataType> userType;
  private final ScoreSource listSource;

  private Recommendations(SparkSession spark, RunSource source, LoadedRun run) {
    this.spark = spark;
    this.source = source;
    this.items = RunItems.of(spark, run);
    this.userType = IdTypes.of(run.users());
    this.listSource = run.listSource();
  }

  /**
   * Recommendations by a run.
   *
   * @param folder of the run, on a file system that all executors reach
   * @throws recommender.model.ModelException when it is not whole, cannot be read or needs another
   *     version
   */
  public static Recommendations by(SparkSession spark, Path folder) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    String path = folder.toString();
    LoadedRun.demandWhole(folder, context.hadoopConfiguration());
    LoadedRun run = LoadedRuns.use(path, context.hadoopConfiguration());
    try {
      return new Recommendations(spark, RunSource.of(folder, context), run);
    } finally {
      LoadedRuns.release(path);
    }
  }

  /** The items of the run. */
  public RunItems items() {
    return items;
  }

  /** The type of the users' ids; empty of a model that knows no user, to which any will do. */
  public Optional<DataType> userType() {
    return userType;
  }

  /** What lists come from where something is known of a user. */
  public ScoreSource listSource() {
    return listSource;
  }

  /**
   * The users of a table of ratings, with what is known of them.
   *
   * @return user, columns, ratings
   */
  public Dataset<Row> profiles(Dataset<Row> ratings) {
    Dataset<Row> doubles =
        ratings.withColumn(Columns.RATING, col(Columns.RATING).cast(DataTypes.DoubleType));
    return UserVectors.ofEveryUser(doubles, items.table());
  }

  /**
   * What is asked of lists.
   *
   * @param length at least 1
   * @param barred columns of items that nobody gets
   * @param includeRated whether items are listed that their users have rated
   * @param explained rated items that explain each listed one; 0 for none
   */
  public record Asked(int length, BitSet barred, boolean includeRated, int explained) {
    /** Lists of all items that are not rated. */
    public static Asked of(int length) {
      return new Asked(length, new BitSet(), false, 0);
    }
  }

  /**
   * Lists for users, exactly as long as is asked for wherever so many candidates remain.
   *
   * @param profiles of {@link #profiles}, in whatever order; null columns of a user without ratings
   * @param excluded user and item that the user is not to get, as often as they like; empty for
   *     none
   * @return made whenever they are asked for, unless they are persisted
   */
  public RecommendedLists lists(
      Dataset<Row> profiles, Optional<Dataset<Row>> excluded, Asked asked) {
    Dataset<Row> users =
        excluded
            .map(pairs -> profiles.join(byUser(pairs), new String[] {Columns.USER}, "left"))
            .orElseGet(() -> profiles.withColumn(UserProfile.EXCLUDED, NOTHING));
    ListMaker making =
        new ListMaker(
            source,
            new Candidates(asked.barred, asked.includeRated),
            asked.length,
            new Explanation(asked.explained));
    return RecommendedLists.of(
        spark,
        UserProfile.of(users),
        profiles.schema().apply(Columns.USER),
        making,
        items.ids(),
        items.type());
  }

  private Dataset<Row> byUser(Dataset<Row> pairs) {
    return profiles(pairs.withColumn(Columns.RATING, lit(1.0)))
        .select(col(Columns.USER), col(Columns.COLUMNS).as(UserProfile.EXCLUDED));
  }

  /**
   * Scores of pairs.
   *
   * @param pairs user, item
   * @param profiles of {@link #profiles}
   * @return user, item, score, source
   */
  public Dataset<Row> scores(Dataset<Row> pairs, Dataset<Row> profiles) {
    Dataset<Row> users =
        pairs
            .groupBy(Columns.USER)
            .agg(collect_list(Columns.ITEM).as("wanted"))
            .join(profiles, new String[] {Columns.USER}, "left")
            .select(Columns.USER, "wanted", Columns.COLUMNS, Columns.RATINGS);
    JavaRDD<PairScoring.UserItems> wanted = users.toJavaRDD().map(Recommendations::userItems);
    PairScoring scoring = new PairScoring(source);
    FlatMapFunction<Iterator<PairScoring.UserItems>, Row> score = scoring::of;
    StructType schema =
        new StructType()
            .add(pairs.schema().apply(Columns.USER))
            .add(pairs.schema().apply(Columns.ITEM))
            .add(RecommendedLists.SCORE, DataTypes.DoubleType)
            .add(RecommendedLists.SOURCE, DataTypes.StringType);
    return spark.createDataFrame(wanted.mapPartitions(score), schema);
  }

  private static PairScoring.UserItems userItems(Row row) {
    return new PairScoring.UserItems(
        UserProfile.of(row.get(0), row.getList(2), row.getList(3)),
        new ArrayList<>(row.getList(1)));
  }

  /**
   * Whether user and item of each pair are known: those columns, a truth value each, beside them.
   *
   * @param profiles of {@link #profiles}
   */
  public Dataset<Row> known(Dataset<Row> pairs, Dataset<Row> profiles) {
    Dataset<Row> users = profiles.select(Columns.USER).withColumn("user_found", lit(true));
    Dataset<Row> columns = items.table().withColumn("item_found", lit(true)).drop(Columns.COLUMN);
    return pairs
        .join(users, new String[] {Columns.USER}, "left")
        .join(broadcast(columns), new String[] {Columns.ITEM}, "left")
        .select(
            col(Columns.USER),
            col(Columns.ITEM),
            col("user_found").isNotNull().as(USER_KNOWN),
            col("item_found").isNotNull().as(ITEM_KNOWN));
  }

  /**
   * The users whom each item suits best, of those who have not rated it and of whom something is
   * known.
   *
   * @param profiles of {@link #profiles}
   * @param length users for each item, at least 1
   * @return item, user, rank, score
   */
  public Dataset<Row> usersOfItems(Dataset<Row> profiles, int length) {
    Dataset<Row> users = profiles.withColumn(UserProfile.EXCLUDED, NOTHING);
    ItemUsers search = new ItemUsers(source, length);
    FlatMapFunction<Iterator<UserProfile>, Row> make = search::of;
    StructType schema =
        new StructType()
            .add(Columns.ITEM, items.type())
            .add(profiles.schema().apply(Columns.USER))
            .add(RecommendedLists.SCORE, DataTypes.DoubleType);
    Column rank =
        row_number()
            .over(
                Window.partitionBy(Columns.ITEM)
                    .orderBy(col(RecommendedLists.SCORE).desc(), col(Columns.USER)));
    return spark
        .createDataFrame(UserProfile.of(users).mapPartitions(make), schema)
        .withColumn(RecommendedLists.RANK, rank)
        .where(col(RecommendedLists.RANK).leq(length));
  }

  /**
   * The items most like each item.
   *
   * @param length of their lists, at least 1
   * @return item, rank, similar, score
   */
  public Dataset<Row> similar(int length) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Integer> columns = IntStream.range(0, items.size()).boxed().toList();
    SimilarItems similar = new SimilarItems(source, length);
    FlatMapFunction<Iterator<Integer>, Row> make = similar::of;
    StructType schema =
        new StructType()
            .add(Columns.ITEM, items.type())
            .add(RecommendedLists.RANK, DataTypes.IntegerType)
            .add("similar", items.type())
            .add(RecommendedLists.SCORE, DataTypes.DoubleType);
    return spark.createDataFrame(context.parallelize(columns).mapPartitions(make), schema);
  }

  /** Frees what this JVM has loaded. */
  @Override
  public void close() {
    source.hadoop().destroy();
    LoadedRuns.closeUnused();
  }
}
