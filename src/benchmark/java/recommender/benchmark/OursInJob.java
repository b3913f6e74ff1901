package recommender.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.Settings;
import recommender.memory.Machines;
import recommender.memory.MemoryContext;
import recommender.memory.TrainSize;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.ratings.Columns;
import recommender.training.Epoch;
import recommender.training.NetworkMemory;
import recommender.training.Trainer;
import recommender.training.Workers;
import recommender.vectors.BatchAssignment;
import recommender.vectors.Corruption;
import recommender.vectors.InputTransform;
import recommender.vectors.MiniBatches;
import recommender.vectors.UserVector;

/**
 * Implementation by our training as the Spark job has it, averaging rounds in {@code
 * local[workers]} included.
 */
final class OursInJob implements Implementation {
  private final SparseNetwork network;
  private final MiniBatches batches;
  private final Trainer trainer;

  /**
   * @param settings of the shape; an {@link #epoch} is the last of as many as they have, since the
   *     first one of a training makes the networks
   */
  OursInJob(SparkSession spark, Shape shape, List<UserVector> users, Settings settings) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int items = shape.data().items();
    long ratings = (long) users.size() * shape.data().each();
    Autoencoder autoencoder =
        new Autoencoder(settings.network(), settings.training(), items, ratings);
    this.network = autoencoder.fresh();
    Corruption raw =
        Corruption.none(
            InputTransform.unscaled(BiasModel.ofOffsets(0, new double[items]), Centring.NONE));
    int batch = shape.net().batch();
    TrainSize size = new TrainSize(users.size(), items, ratings, false);
    Workers workers =
        Workers.choose(
            new NetworkMemory(autoencoder, size, MemoryContext.FIRST), Machines.of(context));
    BatchAssignment assignment =
        new BatchAssignment(users.size(), batch, workers.count(), settings.training().seed());
    this.batches = MiniBatches.of(table(spark, users), raw, assignment);
    this.trainer = new Trainer(context, settings.training(), workers, Optional.empty());
  }

  @Override
  public double epoch() {
    List<Epoch> history = trainer.train(network, batches).history();
    return history.get(history.size() - 1).seconds();
  }

  /** User vectors as the job builds them: cached, one row per user, in their order. */
  private static Dataset<Row> table(SparkSession spark, List<UserVector> users) {
    StructType schema =
        new StructType()
            .add(Columns.USER, DataTypes.IntegerType)
            .add(Columns.COLUMNS, DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add(Columns.RATINGS, DataTypes.createArrayType(DataTypes.FloatType, false));
    List<Row> rows =
        IntStream.range(0, users.size())
            .mapToObj(
                user ->
                    RowFactory.create(user, users.get(user).columns(), users.get(user).ratings()))
            .toList();
    return spark
        .createDataFrame(rows, schema)
        .repartitionByRange(
            spark.sparkContext().defaultParallelism(),
            new org.apache.spark.sql.Column(Columns.USER))
        .sortWithinPartitions(Columns.USER)
        .cache();
  }
}
