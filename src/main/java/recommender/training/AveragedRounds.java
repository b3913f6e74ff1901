package recommender.training;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import recommender.network.SparseNetwork;
import recommender.vectors.MiniBatches;
import recommender.vectors.Round;

/** Rounds that workers on executors train side by side: dl4j-spark averages their networks. */
final class AveragedRounds implements RoundTrainer {
  private final SparseNetwork network;
  private final MiniBatches batches;
  private final Task.Training training;
  private final AveragingMaster master;
  private final SparkDl4jMultiLayer averaged;
  private long number;

  /**
   * @param network ready to be trained
   * @param averaged of {@code network}, with the master
   */
  AveragedRounds(
      SparkDl4jMultiLayer averaged,
      AveragingMaster master,
      MiniBatches batches,
      Task.Training training) {
    this.network = (SparseNetwork) averaged.getNetwork();
    this.averaged = averaged;
    this.master = master;
    this.batches = batches;
    this.training = training;
  }

  @Override
  public SparseNetwork network() {
    return network;
  }

  @Override
  public int batchesPerEpoch() {
    return batches.assignment().batches();
  }

  @Override
  public Losses train(Round round, double[] rates) {
    int steps = round.batches(batches.assignment().batches(0)) * training.stepsPerBatch();
    Task task = new Task(training, number++, round, count(steps), rates);
    return master.train(averaged, batches.of(round), task);
  }

  /**
   * Counts the steps of a round, on which the optimiser's bias correction depends.
   *
   * @param steps of the busiest worker
   * @return those before the round
   */
  private int count(int steps) {
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
    int before = configuration.getIterationCount();
    configuration.setIterationCount(before + steps);
    return before;
  }
}
