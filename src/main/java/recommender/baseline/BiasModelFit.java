package recommender.baseline;

import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.ratings.Columns;

/**
 * Fit of a {@link BiasModel} by alternating shrunken means: user offsets from the residuals of the
 * item offsets, item offsets from the residuals of the user offsets, and so on.
 *
 * <p>Since a row holds all ratings of a user, a round is one pass without a shuffle; what travels
 * is one number per item and partition. Few ratings are fetched once instead: a Spark job for every
 * round would take longer than all of their rounds.
 */
public final class BiasModelFit {
  private static final Logger LOG = LoggerFactory.getLogger(BiasModelFit.class);
  private static final int ROUNDS = 15;

  /** Ratings of which the driver has 8 bytes each during the fit. */
  private static final long FEW = 1_000_000;

  private BiasModelFit() {}

  /**
   * Fits on train.
   *
   * @param users one row per user: {@link Columns#COLUMNS} and {@link Columns#RATINGS}; at least
   *     one rating in all; worth caching, it is read {@value #ROUNDS} + 1 times, or twice where
   *     there are at most {@value #FEW} ratings
   * @param items number of columns
   */
  public static BiasModel fit(Dataset<Row> users, int items) {
    return fit(users, items, FEW);
  }

  /**
   * @param few so many ratings are fetched at most
   */
  static BiasModel fit(Dataset<Row> users, int items, long few) {
    JavaRDD<InternalRow> rows =
        users
            .select(col(Columns.COLUMNS), col(Columns.RATINGS))
            .queryExecution()
            .toRdd()
            .toJavaRDD();
    ItemSums ratings = sum(rows.mapPartitions(ratingSums(items)));
    double mean = ratings.mean();
    BiasModel model = new BiasModel(mean, new double[items], ratings.means(mean));
    Round residuals = ratings.count() <= few ? fetched(rows) : onExecutors(rows);
    for (int round = 0; round < ROUNDS; round++) {
      double[] offsets = residuals.sums(model).shrunkMeans(BiasModel.SHRINKAGE);
      model = new BiasModel(mean, offsets, model.itemMeans());
    }
    LOG.info("Fitted {} offsets in {} rounds; global mean {}.", items, ROUNDS, mean);
    return model;
  }

  /** A walk over all ratings. */
  private interface Round {
    /** What a model leaves unexplained. */
    ItemSums sums(BiasModel model);
  }

  private static Round onExecutors(JavaRDD<InternalRow> rows) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(rows.context());
    return model -> {
      Broadcast<BiasModel> broadcast = spark.broadcast(model);
      try {
        return sum(rows.mapPartitions(users -> residualSums(users, broadcast.value())));
      } finally {
        broadcast.destroy();
      }
    };
  }

  /** The sums of each partition are added up as executors do it. */
  private static Round fetched(JavaRDD<InternalRow> rows) {
    List<List<InternalRow>> partitions = rows.map(InternalRow::copy).glom().collect();
    return model ->
        partitions.stream()
            .map(users -> residualSums(users.iterator(), model).next())
            .reduce(ItemSums::plus)
            .orElseThrow();
  }

  private static ItemSums sum(JavaRDD<ItemSums> sums) {
    return sums.treeReduce(ItemSums::plus);
  }

  private static FlatMapFunction<Iterator<InternalRow>, ItemSums> ratingSums(int items) {
    return rows -> {
      ItemSums sums = new ItemSums(items);
      rows.forEachRemaining(row -> addResiduals(sums, columns(row), ratings(row), 0));
      return List.of(sums).iterator();
    };
  }

  private static Iterator<ItemSums> residualSums(Iterator<InternalRow> rows, BiasModel model) {
    ItemSums sums = new ItemSums(model.itemOffsets().length);
    rows.forEachRemaining(
        row -> {
          int[] columns = columns(row);
          float[] ratings = ratings(row);
          double explained = model.mean() + model.userOffset(columns, ratings);
          addResiduals(sums, columns, ratings, explained);
        });
    return List.of(sums).iterator();
  }

  private static void addResiduals(
      ItemSums sums, int[] columns, float[] ratings, double explained) {
    for (int i = 0; i < columns.length; i++) {
      sums.add(columns[i], ratings[i] - explained);
    }
  }

  /** Spark's own rows give primitive arrays; its public rows would box every element. */
  private static int[] columns(InternalRow row) {
    return row.getArray(0).toIntArray();
  }

  private static float[] ratings(InternalRow row) {
    return row.getArray(1).toFloatArray();
  }
}
