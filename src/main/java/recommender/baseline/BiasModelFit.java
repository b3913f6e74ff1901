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
 * is one number per item and partition.
 */
public final class BiasModelFit {
  private static final Logger LOG = LoggerFactory.getLogger(BiasModelFit.class);
  private static final int ROUNDS = 15;

  private BiasModelFit() {}

  /**
   * Fits on train.
   *
   * @param users one row per user: {@link Columns#COLUMNS} and {@link Columns#RATINGS}; at least
   *     one rating in all; worth caching, it is read {@value #ROUNDS} + 1 times
   * @param items number of columns
   */
  public static BiasModel fit(Dataset<Row> users, int items) {
    JavaRDD<InternalRow> rows =
        users
            .select(col(Columns.COLUMNS), col(Columns.RATINGS))
            .queryExecution()
            .toRdd()
            .toJavaRDD();
    ItemSums ratings = sum(rows.mapPartitions(ratingSums(items)));
    double mean = ratings.mean();
    BiasModel model = new BiasModel(mean, new double[items], ratings.means(mean));
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(users.sparkSession().sparkContext());
    for (int round = 0; round < ROUNDS; round++) {
      Broadcast<BiasModel> last = spark.broadcast(model);
      ItemSums residuals = sum(rows.mapPartitions(residualSums(last)));
      last.destroy();
      model = new BiasModel(mean, residuals.shrunkMeans(BiasModel.SHRINKAGE), model.itemMeans());
    }
    LOG.info("Fitted {} offsets in {} rounds; global mean {}.", items, ROUNDS, mean);
    return model;
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

  private static FlatMapFunction<Iterator<InternalRow>, ItemSums> residualSums(
      Broadcast<BiasModel> broadcast) {
    return rows -> {
      BiasModel model = broadcast.value();
      ItemSums sums = new ItemSums(model.itemOffsets().length);
      rows.forEachRemaining(
          row -> {
            int[] columns = columns(row);
            float[] ratings = ratings(row);
            double explained = model.mean() + model.userOffset(columns, ratings);
            addResiduals(sums, columns, ratings, explained);
          });
      return List.of(sums).iterator();
    };
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
