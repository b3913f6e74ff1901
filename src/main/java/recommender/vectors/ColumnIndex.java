package recommender.vectors;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import recommender.config.RatingScale;
import recommender.ratings.Columns;

/**
 * The columns of a rating matrix, ids with their counts: of items, or of users where items have the
 * rows. What has most train ratings has column 0, ties in the order of ids. "Item" in here is
 * whatever has a column.
 *
 * <p>An id and four numbers a column are held by the driver: little beside the network's weights.
 */
public final class ColumnIndex {
  private static final int RATINGS_IN_A_PARTITION = 500_000;

  private final SparkSession spark;
  private final DataType idType;
  private final List<Row> columns;
  private final List<Row> all;

  private ColumnIndex(SparkSession spark, DataType idType, List<Row> columns, List<Row> all) {
    this.spark = spark;
    this.idType = idType;
    this.columns = columns;
    this.all = all;
  }

  /** The columns of train ratings. */
  public static ColumnIndex of(Dataset<Row> train) {
    Dataset<Row> counted =
        train
            .groupBy(Columns.ITEM)
            .agg(
                count(lit(1)).as(Columns.RATINGS),
                min(Columns.RATING).as("lowest"),
                max(Columns.RATING).as("highest"),
                sum(Columns.RATING).as("sum"));
    DataType idType = train.schema().apply(Columns.ITEM).dataType();
    // All of them come to the driver: Spark would sample and shuffle them to sort them there.
    List<Row> columns = new ArrayList<>(counted.collectAsList());
    columns.sort(
        Comparator.comparingLong((Row item) -> item.getLong(1))
            .reversed()
            .thenComparing(item -> item.get(0), ColumnIndex::compareIds));
    return new ColumnIndex(train.sparkSession(), idType, columns, columns);
  }

  /**
   * The columns of a model that is published, whose ratings are not here any more: nothing is known
   * of these but their numbers.
   *
   * @param ids by column
   * @param ratings train ratings by column
   */
  public static ColumnIndex published(
      SparkSession spark, DataType idType, List<?> ids, long[] ratings) {
    List<Row> columns = new ArrayList<>(ids.size());
    for (int column = 0; column < ratings.length; column++) {
      columns.add(RowFactory.create(ids.get(column), ratings[column], null, null, null));
    }
    return new ColumnIndex(spark, idType, columns, columns);
  }

  /**
   * Some of the columns, in their order: what has many ratings is drawn more likely (Efraimidis and
   * Spirakis 2006, «Weighted random sampling with a reservoir»).
   *
   * @param draw how many, and which are kept before others are drawn
   */
  public ColumnIndex drawn(ColumnDraw draw) {
    if (columns.size() <= draw.most()) {
      return this;
    }
    Map<Object, Double> places = new HashMap<>();
    columns.forEach(column -> places.put(column.get(0), place(column, draw.seed())));
    Set<Object> kept =
        columns.stream()
            .map(column -> column.get(0))
            .sorted(
                Comparator.comparing((Object id) -> !draw.kept().test(id))
                    .thenComparing(places::get))
            .limit(draw.most())
            .collect(Collectors.toSet());
    return new ColumnIndex(
        spark,
        idType,
        columns.stream().filter(column -> kept.contains(column.get(0))).toList(),
        all);
  }

  /** Exponential with a rate of the number of ratings: the smaller, the likelier it is kept. */
  private static double place(Row column, long seed) {
    long hash = SeedHash.of(seed, fingerprint(column.get(0).toString()));
    double uniform = ((hash >>> 11) + 0.5) * 0x1.0p-53;
    return -Math.log(uniform) / column.getLong(1);
  }

  /** Ids are hashed as text, so that 7 read as a number and as text draw the same. */
  private static long fingerprint(String id) {
    return SeedHash.of(id.chars().asLongStream().toArray());
  }

  /** Spark's order: texts by their bytes in UTF-8, which Java's differs from beyond U+FFFF. */
  private static int compareIds(Object one, Object other) {
    if (one instanceof String text) {
      return UTF8String.fromString(text).compareTo(UTF8String.fromString((String) other));
    }
    return Long.compare(((Number) one).longValue(), ((Number) other).longValue());
  }

  /** Ids by column. */
  public List<Object> ids() {
    return columns.stream().map(column -> column.get(0)).toList();
  }

  /** Number of items, which is the width of the vectors. */
  public int size() {
    return columns.size();
  }

  /** Number of items before any were drawn. */
  public int drawnFrom() {
    return all.size();
  }

  /** Train ratings by column. */
  public long[] ratings() {
    return columns.stream().mapToLong(item -> item.getLong(1)).toArray();
  }

  /** The smallest and the largest train rating, drawn or not; there must be one. */
  public RatingScale scale() {
    return new RatingScale(
        all.stream().mapToDouble(item -> item.getDouble(2)).min().orElseThrow(),
        all.stream().mapToDouble(item -> item.getDouble(3)).max().orElseThrow());
  }

  /** Mean of all train ratings; there must be one. */
  public double mean() {
    double sum = columns.stream().mapToDouble(item -> item.getDouble(4)).sum();
    return sum / columns.stream().mapToLong(item -> item.getLong(1)).sum();
  }

  /** Into how many partitions tables of vectors are cut: a task each is worth its start. */
  public int partitions() {
    long ratings = columns.stream().mapToLong(item -> item.getLong(1)).sum();
    int slots = spark.sparkContext().defaultParallelism();
    return (int) Math.max(slots, ratings / RATINGS_IN_A_PARTITION);
  }

  /** A table of item and column. */
  public Dataset<Row> table() {
    List<Row> rows = new ArrayList<>(columns.size());
    for (int column = 0; column < columns.size(); column++) {
      rows.add(RowFactory.create(columns.get(column).get(0), column));
    }
    StructType schema =
        new StructType().add(Columns.ITEM, idType).add(Columns.COLUMN, DataTypes.IntegerType);
    return spark.createDataFrame(rows, schema);
  }

  /**
   * The {@link ItemTable}: item, column, number of train ratings and offset, in the order of
   * columns.
   *
   * @param offsets by column
   */
  public Dataset<Row> tableWith(double[] offsets) {
    List<Row> rows = new ArrayList<>(columns.size());
    for (int column = 0; column < columns.size(); column++) {
      Row item = columns.get(column);
      rows.add(RowFactory.create(item.get(0), column, item.getLong(1), offsets[column]));
    }
    StructType schema =
        new StructType()
            .add(ItemTable.ITEM, idType)
            .add(ItemTable.COLUMN, DataTypes.IntegerType)
            .add(ItemTable.RATINGS, DataTypes.LongType)
            .add(ItemTable.OFFSET, DataTypes.DoubleType);
    return spark.createDataFrame(rows, schema);
  }
}
