package recommender.training;

import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.nd4j.linalg.dataset.DataSet;
import recommender.network.SparseNetwork;

/**
 * dl4j-spark's parameter averaging, one round a call.
 *
 * <p>The stock master counts the mini-batches with a job of their own, divides them into splits at
 * random and leaves untrained what does not fill a split, sends parameters float by float, and
 * never frees a broadcast. Here the caller hands over exactly the mini-batches of a round, a
 * partition per worker, all of them are trained, and a {@link StateTransport} moves the parameters.
 */
final class AveragingMaster extends ParameterAveragingTrainingMaster {
  /** dl4j-spark's word for no limit to the mini-batches of a worker. */
  private static final int ALL = 0;

  private final transient StateTransport transport;
  private transient Task task;
  private transient Losses losses;

  AveragingMaster(int batchSize, StateTransport transport) {
    super(
        // A data set is a whole mini-batch already, so a worker takes each as it comes.
        new Builder(batchSize)
            .batchSizePerWorker(batchSize)
            .saveUpdater(true)
            .rddTrainingApproach(RDDTrainingApproach.Direct)
            .repartionData(Repartition.Never)
            .workerPrefetchNumBatches(0)
            .collectTrainingStats(false));
    this.transport = transport;
  }

  /**
   * Trains a round.
   *
   * @param batches of the round, a partition for each worker
   * @return the losses of all workers
   */
  Losses train(SparkDl4jMultiLayer network, JavaRDD<DataSet> batches, Task next) {
    task = next;
    network.fit(batches);
    return losses;
  }

  @Override
  protected void executeTrainingDirect(SparkDl4jMultiLayer network, JavaRDD<DataSet> batches) {
    doIteration(network, batches, 1, 1);
  }

  @Override
  public ParameterAveragingTrainingWorker getWorkerInstance(SparkDl4jMultiLayer network) {
    WorkerConfiguration configuration =
        new WorkerConfiguration(false, rddDataSetNumExamples, batchSizePerWorker, ALL, 0, false);
    RoundStart start = transport.begin(ModelState.of((SparseNetwork) network.getNetwork()));
    return new AveragingWorker(task, start, configuration);
  }

  @Override
  protected void processResults(
      SparkDl4jMultiLayer network,
      SparkComputationGraph graph,
      JavaRDD<ParameterAveragingTrainingResult> results,
      int splitNum,
      int totalSplits) {
    JavaRDD<WorkerReport> reports = results.map(result -> ((WorkerResult) result).report());
    losses = transport.end(reports, ModelState.of((SparseNetwork) network.getNetwork()));
  }
}
