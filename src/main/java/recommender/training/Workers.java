package recommender.training;

import recommender.config.TrainingSettings;

/**
 * How many networks train side by side, and with how many threads each.
 *
 * @param count workers, at least 1
 * @param threads of the layers and of the native code that each worker has to itself, at least 1
 */
public record Workers(int count, int threads) {
  /**
   * Mini-batches of an epoch that a worker should have at least. A guess on the safe side, not
   * measured: workers average to less progress an epoch, and small data has few mini-batches.
   */
  static final int BATCHES_EACH = 4;

  /**
   * Chooses for a cluster and an epoch's size.
   *
   * @param batches mini-batches of an epoch, at least 1
   */
  public static Workers choose(TrainingSettings settings, Cluster cluster, int batches) {
    int enough = Math.max(1, Math.min(cluster.slots(), batches / BATCHES_EACH));
    return of(Math.min(settings.workers().orElse(enough), batches), cluster);
  }

  /** So many workers, each with its share of the cores. */
  static Workers of(int count, Cluster cluster) {
    return new Workers(count, cluster.threads(count));
  }
}
