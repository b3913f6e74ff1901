package recommender.training;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.SettingsException;
import recommender.config.TrainingSettings;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;

/**
 * The number of networks that train side by side, and of the threads of each.
 *
 * @param count workers, at least 1
 * @param threads of the layers and of the native code that each worker has to itself, at least 1
 */
public record Workers(int count, int threads) {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /**
   * Users that a worker's share of a mini-batch should have at least, since every worker fetches
   * and updates weights for itself however few they are. A guess, not measured.
   */
  static final int SHARE = 32;

  /**
   * How many are set, or wanted on a cluster, whether they fit or not.
   *
   * @param rows of train, at least 1; no more workers than those
   */
  static int wanted(TrainingSettings settings, Cluster cluster, long rows) {
    int enough = Math.max(1, Math.min(cluster.slots(), settings.batchSize() / SHARE));
    return (int) Math.min(settings.workers().orElse(enough), rows);
  }

  /**
   * Chooses as many as are set, or as are wanted and fit into memory; says so in the log, with the
   * plan.
   *
   * @throws SettingsException when they do not fit
   */
  public static Workers choose(NetworkMemory memory, Machines machines) {
    Workers chosen = of(new MemoryCheck(memory, machines).choose(), machines.cluster());
    TrainingSettings settings = memory.network().training();
    LOG.info(
        "Chose {} workers of {} threads (training.workers = {}): mini-batches of {} vectors of {} shared out to them, {} for each wanted at least, {} executor slots.",
        chosen.count,
        chosen.threads,
        settings.workers().isPresent() ? "set" : "auto",
        settings.batchSize(),
        memory.train().rows(),
        SHARE,
        machines.cluster().slots());
    return chosen;
  }

  /** So many workers, each with its share of the cores. */
  static Workers of(int count, Cluster cluster) {
    return new Workers(count, cluster.threads(count));
  }
}
