package recommender.training;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.api.worker.NetBroadcastTuple;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.nd4j.linalg.dataset.DataSet;

/**
 * dl4j-spark's parameter averaging, one round a call.
 *
 * <p>The stock master counts the mini-batches with a job of their own, divides them into splits at
 * random and leaves untrained what does not fill a split, and never frees a broadcast. Here the
 * caller hands over exactly the mini-batches of a round, a partition per worker, and all of them
 * are trained.
 */
final class AveragingMaster extends ParameterAveragingTrainingMaster {
  private transient Broadcast<NetBroadcastTuple> broadcast;
  private int batchesPerWorker = 1;

  AveragingMaster(int batchSize, WorkerHook hook) {
    super(
        // A data set is a whole mini-batch already, so a worker takes each as it comes.
        new Builder(batchSize)
            .batchSizePerWorker(batchSize)
            .saveUpdater(true)
            .rddTrainingApproach(RDDTrainingApproach.Direct)
            .repartionData(Repartition.Never)
            .workerPrefetchNumBatches(0)
            .collectTrainingStats(false)
            .trainingHooks(java.util.List.of(hook)));
  }

  /** Says how many mini-batches the busiest worker of the next round has. */
  void expect(int batches) {
    batchesPerWorker = batches;
  }

  @Override
  protected void executeTrainingDirect(SparkDl4jMultiLayer network, JavaRDD<DataSet> round) {
    MultiLayerConfiguration configuration = network.getNetwork().getLayerWiseConfigurations();
    int iterations = configuration.getIterationCount();
    try {
      doIteration(network, round, 1, 1);
    } finally {
      if (broadcast != null) {
        broadcast.destroy();
      }
    }
    // The optimiser's bias correction counts steps; the stock master would add its own frequency.
    configuration.setIterationCount(iterations + batchesPerWorker);
  }

  @Override
  public ParameterAveragingTrainingWorker getWorkerInstance(SparkDl4jMultiLayer network) {
    broadcast =
        network
            .getSparkContext()
            .broadcast(
                new NetBroadcastTuple(
                    network.getNetwork().getLayerWiseConfigurations(),
                    network.getNetwork().params(),
                    network.getNetwork().getUpdater().getStateViewArray()));
    WorkerConfiguration configuration =
        new WorkerConfiguration(
            false, rddDataSetNumExamples, batchSizePerWorker, batchesPerWorker, 0, false);
    return new ParameterAveragingTrainingWorker(
        broadcast, saveUpdater, configuration, trainingHookList, null, null);
  }
}
