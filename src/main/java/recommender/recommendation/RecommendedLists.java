package recommender.recommendation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import recommender.evaluation.ItemExposure;
import recommender.ratings.Columns;

/** Lists of many users, by column. */
public final class RecommendedLists implements AutoCloseable {
  /** Int, from 1. */
  public static final String RANK = "rank";

  /** Double. */
  public static final String SCORE = "score";

  /** String: {@code ranking}, {@code rating} or {@code popularity}. */
  public static final String SOURCE = "source";

  /** Array of item, change and kind: {@link Explanation}. */
  public static final String EXPLANATION = "explanation";

  private static final String SCORES = "scores";

  private final Dataset<Row> lists;
  private final List<Object> items;
  private final DataType itemType;

  private RecommendedLists(Dataset<Row> lists, List<Object> items, DataType itemType) {
    this.lists = lists;
    this.items = items;
    this.itemType = itemType;
  }

  /**
   * The lists that are made whenever they are asked for.
   *
   * @param user the column of users
   * @param items ids by column
   */
  static RecommendedLists of(
      SparkSession spark,
      JavaRDD<UserProfile> users,
      StructField user,
      ListMaker making,
      List<Object> items,
      DataType itemType) {
    StructType schema =
        new StructType()
            .add(user)
            .add(Columns.COLUMNS, DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add(SCORES, DataTypes.createArrayType(DataTypes.DoubleType, false))
            .add(SOURCE, DataTypes.StringType);
    if (making.explanation().items() > 0) {
      schema =
          schema.add(EXPLANATION, DataTypes.createArrayType(Explanation.type(itemType), false));
    }
    FlatMapFunction<Iterator<UserProfile>, Row> make = making::of;
    Dataset<Row> lists = spark.createDataFrame(users.mapPartitions(make), schema);
    return new RecommendedLists(lists, items, itemType);
  }

  /** The same lists, which are kept until they are closed, and not made anew for each use. */
  public RecommendedLists persisted() {
    lists.persist(StorageLevel.MEMORY_AND_DISK());
    return this;
  }

  /** A row for each listed item: user, rank, item, score, source and, if asked for, explanation. */
  public Dataset<Row> table() {
    Broadcast<List<Object>> ids = spark().broadcast(new ArrayList<>(items));
    boolean isExplained = List.of(lists.columns()).contains(EXPLANATION);
    StructType schema =
        new StructType()
            .add(lists.schema().apply(Columns.USER))
            .add(RANK, DataTypes.IntegerType)
            .add(Columns.ITEM, itemType)
            .add(SCORE, DataTypes.DoubleType)
            .add(SOURCE, DataTypes.StringType);
    if (isExplained) {
      schema = schema.add(EXPLANATION, Explanation.type(itemType));
    }
    FlatMapFunction<Row, Row> listed = list -> listed(list, ids.value(), isExplained);
    return lists.sparkSession().createDataFrame(lists.toJavaRDD().flatMap(listed), schema);
  }

  private static Iterator<Row> listed(Row list, List<Object> ids, boolean isExplained) {
    List<Integer> columns = list.getList(1);
    List<Double> scores = list.getList(2);
    return IntStream.range(0, columns.size())
        .mapToObj(
            at -> {
              Object item = ids.get(columns.get(at));
              return isExplained
                  ? RowFactory.create(
                      list.get(0),
                      at + 1,
                      item,
                      scores.get(at),
                      list.get(3),
                      list.getList(4).get(at))
                  : RowFactory.create(list.get(0), at + 1, item, scores.get(at), list.get(3));
            })
        .iterator();
  }

  /** The first lists, of a few users, with the rows of {@link #table()}. */
  public List<Row> sample(int users) {
    List<Row> rows = new ArrayList<>();
    for (Row list : lists.limit(users).collectAsList()) {
      listed(list, items, false).forEachRemaining(rows::add);
    }
    return rows;
  }

  /** Number of lists by source. */
  public SortedMap<String, Long> usersBySource() {
    SortedMap<String, Long> users = new TreeMap<>();
    lists
        .groupBy(SOURCE)
        .count()
        .collectAsList()
        .forEach(row -> users.put(row.getString(0), row.getLong(1)));
    return users;
  }

  /** The number of lists that each item is in. */
  public ItemExposure exposure() {
    int size = items.size();
    long[] counts =
        lists
            .select(Columns.COLUMNS)
            .toJavaRDD()
            .aggregate(new long[size], RecommendedLists::counted, RecommendedLists::added);
    return new ItemExposure(counts);
  }

  private static long[] counted(long[] counts, Row list) {
    for (Object column : list.getList(0)) {
      counts[(Integer) column]++;
    }
    return counts;
  }

  private static long[] added(long[] counts, long[] others) {
    for (int item = 0; item < counts.length; item++) {
      counts[item] += others[item];
    }
    return counts;
  }

  /** Share of users whose list, in its order, is also that of somebody else; 0 without users. */
  public double identical() {
    Row counts =
        lists
            .groupBy(Columns.COLUMNS)
            .agg(count(lit(1)).as("times"))
            .agg(sum(when(col("times").gt(1), col("times")).otherwise(0)), sum("times"))
            .first();
    return counts.isNullAt(1) ? 0 : (double) counts.getLong(0) / counts.getLong(1);
  }

  /** Number of users whose list is shorter than asked for. */
  public long shorterThan(int length) {
    return lists.where(size(col(Columns.COLUMNS)).lt(length)).count();
  }

  private JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(lists.sparkSession().sparkContext());
  }

  /** Frees the persisted lists. */
  @Override
  public void close() {
    lists.unpersist();
  }
}
