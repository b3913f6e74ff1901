package recommender.training;

import org.apache.spark.SparkContext;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import recommender.network.NativeThreads;

/**
 * Runs beside every mini-batch on the executors: sets the threads and adds up the loss that was
 * met, since dl4j-spark itself reports no more than each worker's last mini-batch.
 */
final class WorkerHook implements TrainingHook {
  private static final long serialVersionUID = 1L;

  private final int threads;
  private final DoubleAccumulator squaredErrors;
  private final LongAccumulator ratings;
  private final LongAccumulator batches;
  private transient double regularisation;

  WorkerHook(SparkContext spark, int threads) {
    this.threads = threads;
    this.squaredErrors = spark.doubleAccumulator("squared errors");
    this.ratings = spark.longAccumulator("ratings trained");
    this.batches = spark.longAccumulator("mini-batches trained");
  }

  /** Forgets what was added up. */
  void reset() {
    squaredErrors.reset();
    ratings.reset();
    batches.reset();
  }

  /** Masked MSE over all ratings since the last reset, without the L2 term. */
  double loss() {
    return squaredErrors.value() / ratings.value();
  }

  long ratings() {
    return ratings.value();
  }

  long batches() {
    return batches.value();
  }

  @Override
  public void preUpdate(DataSet batch, Model model) {
    NativeThreads.use(threads);
    regularisation = ((MultiLayerNetwork) model).calcRegularizationScore(true);
  }

  @Override
  public void postUpdate(DataSet batch, Model model) {
    long observed = batch.getLabelsMaskArray().sumNumber().longValue();
    squaredErrors.add((model.score() - regularisation) * observed);
    ratings.add(observed);
    batches.add(1);
  }

  @Override
  public void preUpdate(MultiDataSet batch, Model model) {
    throw new UnsupportedOperationException("an autoencoder has one input and one output");
  }

  @Override
  public void postUpdate(MultiDataSet batch, Model model) {
    throw new UnsupportedOperationException("an autoencoder has one input and one output");
  }
}
