package recommender.training;

import recommender.config.TrainingSettings;
import recommender.memory.Cluster;

/**
 * How many networks train side by side, and with how many threads each.
 *
 * @param count workers, at least 1
 * @param threads of the layers and of the native code that each worker has to itself, at least 1
 */
public record Workers(int count, int threads) {
  /**
   * Users that a worker's share of a mini-batch should have at least, since every worker fetches
   * and updates weights for itself however few they are. A guess, not measured.
   */
  static final int SHARE = 32;

  /**
   * Chooses for a cluster and the size of the data.
   *
   * @param users of train, at least 1; no more workers than those
   */
  public static Workers choose(TrainingSettings settings, Cluster cluster, long users) {
    int enough = Math.max(1, Math.min(cluster.slots(), settings.batchSize() / SHARE));
    return of((int) Math.min(settings.workers().orElse(enough), users), cluster);
  }

  /** So many workers, each with its share of the cores. */
  static Workers of(int count, Cluster cluster) {
    return new Workers(count, cluster.threads(count));
  }
}
