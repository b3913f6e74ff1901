package recommender.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.nd4j.linalg.dataset.api.DataSet;
import recommender.kernel.NativeThreads;
import recommender.vectors.EpochBatch;

/**
 * dl4j-spark's worker on a borrowed network: it trains every mini-batch of its partition and adds
 * up the losses, of which dl4j-spark itself reports the last mini-batch's only.
 */
final class AveragingWorker extends ParameterAveragingTrainingWorker {
  private static final long serialVersionUID = 1L;

  private final Task task;
  private final RoundStart start;
  private transient WorkerNetwork borrowed;
  private transient Losses losses;

  AveragingWorker(Task task, RoundStart start, WorkerConfiguration configuration) {
    super(null, true, configuration, null, null, null);
    this.task = task;
    this.start = start;
  }

  @Override
  public MultiLayerNetwork getInitialModel() {
    NativeThreads.use(task.training().threads());
    losses = new Losses(task.round());
    borrowed = start.borrow(task);
    borrowed.begin(task.iterations());
    return borrowed.network();
  }

  @Override
  public ParameterAveragingTrainingResult processMinibatch(
      DataSet batch, MultiLayerNetwork network, boolean isLast) {
    EpochBatch epochBatch = (EpochBatch) batch;
    borrowed.steps().take(epochBatch, task.rate(epochBatch.epoch()), losses);
    return isLast ? getFinalResult(network) : null;
  }

  @Override
  public ParameterAveragingTrainingResult getFinalResult(MultiLayerNetwork network) {
    borrowed.network().settle();
    return new WorkerResult(start.report(borrowed, losses));
  }

  @Override
  public ParameterAveragingTrainingResult getFinalResultNoData() {
    throw new IllegalStateException(
        "expected a mini-batch for every worker of round %d, was none".formatted(task.number()));
  }
}
