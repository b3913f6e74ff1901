package recommender.training;

import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.TrainingSettings;

/**
 * How many networks train side by side, and with how many threads each.
 *
 * @param count workers, at least 1
 * @param threads of the native code in each executor, at least 1
 */
public record Workers(int count, int threads) {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /**
   * Mini-batches of an epoch that a worker should have at least. A guess on the safe side, not
   * measured: workers average to less progress an epoch, and small data has few mini-batches.
   */
  static final int BATCHES_EACH = 4;

  /**
   * Chooses for a cluster and an epoch's size, and says so in the log.
   *
   * @param batches mini-batches of an epoch, at least 1
   */
  public static Workers choose(TrainingSettings settings, SparkContext spark, int batches) {
    int slots = slots(spark);
    int executors = Math.max(1, spark.statusTracker().getExecutorInfos().length - 1);
    Workers workers = choose(settings, new Cluster(slots, executors), batches);
    LOG.info(
        "Chose {} workers of {} threads for {} mini-batches an epoch and {} executor slots.",
        workers.count,
        workers.threads,
        batches,
        slots);
    return workers;
  }

  /**
   * What there is to run on.
   *
   * @param slots tasks that can run at once
   * @param executors JVMs that the slots are spread over
   */
  record Cluster(int slots, int executors) {}

  static Workers choose(TrainingSettings settings, Cluster cluster, int batches) {
    int enough = Math.max(1, Math.min(cluster.slots(), batches / BATCHES_EACH));
    int count = Math.min(settings.workers().orElse(enough), batches);
    int idle = cluster.slots() / count;
    int slotsOfExecutor = Math.max(1, cluster.slots() / cluster.executors());
    return new Workers(count, Math.max(1, Math.min(idle, slotsOfExecutor)));
  }

  /** Unlike the default parallelism this cannot be overridden by a setting. */
  private static int slots(SparkContext spark) {
    return Math.max(
        1, spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile()));
  }
}
