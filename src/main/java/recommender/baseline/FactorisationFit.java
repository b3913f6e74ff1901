package recommender.baseline;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.ratings.Columns;

/**
 * Fits of {@link Factorisation}s to the residuals of the bias model on the train ratings, by
 * Spark's alternating least squares. Ids are those of the vectors: columns for items, ranks for
 * users.
 */
public final class FactorisationFit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FactorisationFit.class);
  private static final int ITERATIONS = 15;

  /** Iterations between two checkpoints of a fit in a session of {@link #keepCheckpoints}. */
  public static final int CHECKPOINT_INTERVAL = 3;

  /** Blocks do not follow the machine, for the first factors, drawn block by block, would too. */
  private static final int LEAST_BLOCKS = 4;

  private static final int RATINGS_IN_A_BLOCK = 500_000;

  private static final String RESIDUAL = "residual";
  private static final StructType SCHEMA =
      new StructType()
          .add(Columns.USER, DataTypes.IntegerType)
          .add(Columns.COLUMN, DataTypes.IntegerType)
          .add(RESIDUAL, DataTypes.FloatType);

  private final BiasModel bias;
  private final long seed;
  private final Broadcast<BiasModel> broadcast;
  private final Dataset<Row> residuals;
  private final int blocks;

  /**
   * Works out the residuals and keeps them for several fits.
   *
   * @param users one row per user: {@link Columns#COLUMNS} and {@link Columns#RATINGS}
   * @param bias fitted to the same ratings
   * @param seed of the first factors
   */
  public FactorisationFit(Dataset<Row> users, BiasModel bias, long seed) {
    this.bias = bias;
    this.seed = seed;
    SparkSession spark = users.sparkSession();
    keepCheckpoints(spark.sparkContext());
    broadcast = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(bias);
    residuals =
        spark
            .createDataFrame(rows(users, broadcast), SCHEMA)
            .persist(StorageLevel.MEMORY_AND_DISK());
    blocks = (int) (LEAST_BLOCKS + residuals.count() / RATINGS_IN_A_BLOCK);
  }

  /**
   * Lets ALS cut the chain of its iterations, every one of which stands in the tasks of those after
   * it: reading a long chain can take more stack than a thread has. Only where one machine does
   * everything; on a cluster a folder for checkpoints is the cluster's to choose.
   */
  public static void keepCheckpoints(SparkContext spark) {
    if (spark.isLocal() && spark.getCheckpointDir().isEmpty()) {
      String temporary = System.getProperty("java.io.tmpdir");
      spark.setCheckpointDir(Utils.createTempDir(temporary, "checkpoints").toURI().toString());
    }
  }

  /** Fits; logs what it took. */
  public Factorisation fit(Factorisation.Shape shape) {
    long start = System.nanoTime();
    ALSModel model =
        new ALS()
            .setUserCol(Columns.USER)
            .setItemCol(Columns.COLUMN)
            .setRatingCol(RESIDUAL)
            .setRank(shape.rank())
            .setRegParam(shape.regularisation())
            .setMaxIter(ITERATIONS)
            .setNumBlocks(blocks)
            .setCheckpointInterval(CHECKPOINT_INTERVAL)
            .setSeed(seed)
            .fit(residuals);
    double[][] items = new double[bias.itemOffsets().length][shape.rank()];
    for (Row item : model.itemFactors().collectAsList()) {
      List<Float> factors = item.getList(1);
      for (int k = 0; k < shape.rank(); k++) {
        items[item.getInt(0)][k] = factors.get(k);
      }
    }
    LOG.info(
        "Fitted a matrix factorisation of rank {}, regularisation {}, in {} s.",
        shape.rank(),
        shape.regularisation(),
        Math.round((System.nanoTime() - start) / 1e8) / 10.0);
    return new Factorisation(bias, shape, items);
  }

  private static JavaRDD<Row> rows(Dataset<Row> users, Broadcast<BiasModel> bias) {
    return users
        .select(col(Columns.COLUMNS), col(Columns.RATINGS))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .zipWithIndex()
        .flatMap(user -> rows(user._1, user._2.intValue(), bias.value()));
  }

  private static Iterator<Row> rows(InternalRow user, int rank, BiasModel bias) {
    int[] columns = user.getArray(0).toIntArray();
    float[] ratings = user.getArray(1).toFloatArray();
    double userOffset = bias.userOffset(columns, ratings);
    List<Row> rows = new ArrayList<>(columns.length);
    for (int i = 0; i < columns.length; i++) {
      float residual = (float) (ratings[i] - bias.predict(columns[i], userOffset));
      rows.add(RowFactory.create(rank, columns[i], residual));
    }
    return rows.iterator();
  }

  /** Frees the residuals. */
  @Override
  public void close() {
    residuals.unpersist();
    broadcast.destroy();
  }
}
