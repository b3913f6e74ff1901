package recommender.recommendation;

import static org.apache.spark.sql.functions.broadcast;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.model.LoadedRun;
import recommender.ratings.Columns;

/** Items of a published run, by column. */
public final class RunItems {
  private final SparkSession spark;
  private final List<Object> ids;
  private final DataType type;
  private final long[] popularity;

  private RunItems(SparkSession spark, List<Object> ids, DataType type, long[] popularity) {
    this.spark = spark;
    this.ids = ids;
    this.type = type;
    this.popularity = popularity;
  }

  static RunItems of(SparkSession spark, LoadedRun run) {
    DataType type = IdTypes.of(run.items()).orElseThrow();
    return new RunItems(spark, run.items().ids(), type, run.popularity());
  }

  /** Their number. */
  public int size() {
    return ids.size();
  }

  /** The type of their ids. */
  public DataType type() {
    return type;
  }

  /** Ids by column. */
  List<Object> ids() {
    return ids;
  }

  /** Item and column. */
  Dataset<Row> table() {
    List<Row> rows =
        IntStream.range(0, ids.size())
            .mapToObj(column -> RowFactory.create(ids.get(column), column))
            .toList();
    return spark.createDataFrame(
        rows, new StructType().add(Columns.ITEM, type).add(Columns.COLUMN, DataTypes.IntegerType));
  }

  /**
   * Columns of the items that are not to be listed.
   *
   * @param allowed item; empty where all are allowed
   * @param minRatings train ratings that an item needs
   */
  public BitSet barred(Optional<Dataset<Row>> allowed, int minRatings) {
    BitSet barred = new BitSet();
    allowed.ifPresent(
        table -> {
          barred.set(0, ids.size());
          table
              .join(broadcast(table()), Columns.ITEM)
              .select(Columns.COLUMN)
              .collectAsList()
              .forEach(row -> barred.clear(row.getInt(0)));
        });
    for (int column = 0; column < popularity.length; column++) {
      if (popularity[column] < minRatings) {
        barred.set(column);
      }
    }
    return barred;
  }
}
