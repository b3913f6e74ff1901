package recommender.evaluation;

import static org.apache.spark.sql.functions.broadcast;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.kernel.NativeThreads;
import recommender.model.ItemCode;
import recommender.model.Scorer;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.ratings.Columns;
import recommender.vectors.ColumnIndex;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;
import scala.Tuple2;

/** Codes of all items in a network of item vectors, computed on the executors. */
public final class ItemCodes {
  private ItemCodes() {}

  /**
   * The codes by the items' columns. They are held by the driver: a row of the last hidden layer's
   * width for each item.
   *
   * @param vectors of items, in the place of users
   * @param items index of the same items
   */
  public static List<ItemCode> of(
      Dataset<Row> vectors, ColumnIndex items, SparseNetwork network, InputTransform transform) {
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(vectors.sparkSession().sparkContext());
    Broadcast<Coder> coder = spark.broadcast(new Coder(Snapshot.of(network), transform));
    try {
      ItemCode[] codes = new ItemCode[items.size()];
      placed(vectors, items)
          .mapPartitions(some -> some.hasNext() ? coder.value().codes(some) : none())
          .collect()
          .forEach(item -> codes[item._1] = item._2);
      return Arrays.asList(codes);
    } finally {
      coder.destroy();
    }
  }

  private static JavaRDD<Tuple2<Integer, UserVector>> placed(
      Dataset<Row> vectors, ColumnIndex items) {
    Dataset<Row> places = items.table().withColumnRenamed(Columns.ITEM, Columns.USER);
    return vectors
        .join(broadcast(places), Columns.USER)
        .select(Columns.COLUMN, Columns.COLUMNS, Columns.RATINGS)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(row -> new Tuple2<>(row.getInt(0), UserVectors.vector(row, 1)));
  }

  private static Iterator<Tuple2<Integer, ItemCode>> none() {
    return List.<Tuple2<Integer, ItemCode>>of().iterator();
  }

  /** Network on its way to executors. */
  private record Coder(Snapshot network, InputTransform transform) implements Serializable {

    Iterator<Tuple2<Integer, ItemCode>> codes(Iterator<Tuple2<Integer, UserVector>> items) {
      // Every slot of the executor works on items, so no task has a second core to use.
      NativeThreads.use(1);
      SparseNetwork restored = network.restore();
      List<Tuple2<Integer, ItemCode>> all = new ArrayList<>();
      while (items.hasNext()) {
        List<Integer> columns = new ArrayList<>();
        List<UserVector> vectors = new ArrayList<>();
        while (items.hasNext() && vectors.size() < Scorer.BATCH_SIZE) {
          Tuple2<Integer, UserVector> item = items.next();
          columns.add(item._1);
          vectors.add(item._2);
        }
        List<ItemCode> codes = ItemCode.of(vectors, restored, transform);
        for (int i = 0; i < codes.size(); i++) {
          all.add(new Tuple2<>(columns.get(i), codes.get(i)));
        }
      }
      return all.iterator();
    }
  }
}
