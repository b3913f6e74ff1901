package recommender.evaluation;

import static org.apache.spark.sql.functions.broadcast;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.kernel.NativeThreads;
import recommender.model.ColumnUsers;
import recommender.model.ItemCode;
import recommender.model.ItemCodes;
import recommender.model.ItemVectorModel;
import recommender.model.LazyItemSums;
import recommender.model.Scorer;
import recommender.model.UserWeights;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.ratings.Columns;
import recommender.vectors.ColumnIndex;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;
import scala.Tuple2;

/**
 * A network of item vectors as a model in which users are folded in: the codes of all items,
 * computed on the executors, and the users of training.
 *
 * @param rows vectors of items, in the place of users
 * @param items index of the same items, over which vectors of users are
 */
public record ItemCoding(Dataset<Row> rows, ColumnIndex items, InputTransform transform) {

  /**
   * The model for users of training with the ratings trained on, and for users whom training did
   * not have. It is held by the driver: a row of the last hidden layer's width for each item and
   * each user.
   *
   * @param fingerprints of the train ratings by column of the user
   */
  public ItemVectorSource ofTrainedRatings(SparseNetwork network, long[] fingerprints) {
    return new ItemVectorSource.OfTrainedRatings(
        codes(network), ColumnUsers.of(network, transform, fingerprints));
  }

  /** The model for all users; besides, the driver holds the train ratings, eight bytes each. */
  public ItemVectorSource ofAnyRatings(SparseNetwork network, long[] fingerprints) {
    UserVector[] vectors = new UserVector[items.size()];
    placed().collect().forEach(item -> vectors[item._1] = item._2);
    return new ItemVectorSource.OfAnyRatings(
        codes(network),
        ColumnUsers.of(network, transform, fingerprints),
        new ArrayList<>(Arrays.asList(vectors)),
        new LazyItemSums(),
        Snapshot.of(network),
        transform);
  }

  /**
   * The fingerprints of users' ratings.
   *
   * @param vectors of users over {@code items}
   * @param users those who have a column in the network
   */
  public static long[] fingerprints(Dataset<Row> vectors, ColumnIndex users) {
    long[] fingerprints = new long[users.size()];
    placed(vectors, users)
        .mapToPair(user -> new Tuple2<>(user._1, user._2.fingerprint()))
        .collect()
        .forEach(user -> fingerprints[user._1] = user._2);
    return fingerprints;
  }

  /**
   * Folds users in by their ratings.
   *
   * @param codes of the items
   * @param vectors of users over {@code items}
   * @param users those who have a column
   * @param wanted by column: whether the user is folded in
   * @return offsets and weights by column
   */
  public static Map<Integer, UserWeights> folded(
      ItemCodes codes, Dataset<Row> vectors, ColumnIndex users, boolean[] wanted) {
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(vectors.sparkSession().sparkContext());
    Broadcast<ItemCodes> sent = spark.broadcast(codes);
    try {
      return placed(vectors, users)
          .filter(user -> wanted[user._1])
          .mapToPair(user -> new Tuple2<>(user._1, UserWeights.folded(sent.value(), user._2)))
          .collectAsMap();
    } finally {
      sent.destroy();
    }
  }

  /**
   * What users of training are by ridge regression alone, on codes without the contribution of
   * their train ratings.
   *
   * @param network whose parameters are settled
   * @param vectors of users over {@code items}
   * @param users those who have a column
   * @param least ratings of a user who is looked at
   * @param l2 coefficient of the weights' squares, above 0
   * @return offsets and weights by column
   */
  public Map<Integer, UserWeights> explained(
      SparseNetwork network, Dataset<Row> vectors, ColumnIndex users, int least, double l2) {
    Broadcast<ItemVectorSource> model = spark().broadcast(ofAnyRatings(network, new long[0]));
    try {
      return placed(vectors, users)
          .filter(user -> user._2.size() >= least)
          .mapPartitionsToPair(some -> some.hasNext() ? explained(model, some, l2) : none())
          .collectAsMap();
    } finally {
      model.destroy();
    }
  }

  private static Iterator<Tuple2<Integer, UserWeights>> explained(
      Broadcast<ItemVectorSource> source, Iterator<Tuple2<Integer, UserVector>> users, double l2) {
    // Every slot of the executor works on users, so no task has a second core to use.
    NativeThreads.use(1);
    ItemVectorModel model = source.value().model();
    List<Tuple2<Integer, UserWeights>> all = new ArrayList<>();
    users.forEachRemaining(
        user -> all.add(new Tuple2<>(user._1, model.explained(user._1, user._2, l2))));
    return all.iterator();
  }

  private JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
  }

  /** The codes of all items. */
  public ItemCodes codes(SparseNetwork network) {
    Broadcast<Coder> coder = spark().broadcast(new Coder(Snapshot.of(network), transform));
    try {
      ItemCode[] codes = new ItemCode[items.size()];
      placed()
          .mapPartitions(some -> some.hasNext() ? coder.value().codes(some) : none())
          .collect()
          .forEach(item -> codes[item._1] = item._2);
      return ItemCodes.of(Arrays.asList(codes));
    } finally {
      coder.destroy();
    }
  }

  private JavaRDD<Tuple2<Integer, UserVector>> placed() {
    return placed(rows, items);
  }

  private static JavaRDD<Tuple2<Integer, UserVector>> placed(
      Dataset<Row> vectors, ColumnIndex index) {
    Dataset<Row> places = index.table().withColumnRenamed(Columns.ITEM, Columns.USER);
    return vectors
        .join(broadcast(places), Columns.USER)
        .select(Columns.COLUMN, Columns.COLUMNS, Columns.RATINGS)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(row -> new Tuple2<>(row.getInt(0), UserVectors.vector(row, 1)));
  }

  private static <T> Iterator<Tuple2<Integer, T>> none() {
    return List.<Tuple2<Integer, T>>of().iterator();
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
