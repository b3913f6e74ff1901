package recommender.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.SettingsException;
import recommender.memory.ArraySizes;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryPlan;
import recommender.memory.Turn;
import recommender.network.Ease;

/**
 * Whether the driver has memory for a shallow autoencoder, before any of it is taken.
 *
 * @param items of the catalogue, at least 1
 * @param penalties of which the best is chosen, at least 1: with two, its weights lie beside those
 *     that are tried
 * @param machines where it is computed
 * @param turn first or only, or beside a network
 */
public record EaseMemory(int items, int penalties, Machines machines, Turn turn) {
  private static final Logger LOG = LoggerFactory.getLogger(EaseMemory.class);

  /**
   * Says the plan in the log.
   *
   * @throws SettingsException when it does not fit, or items are more than {@link Ease#MOST_ITEMS}
   */
  public void check() {
    refusal()
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    LOG.info("Planned memory: {}", String.join("\n  ", plan().lines()));
  }

  /** Why it does not fit; empty if it does. */
  public Optional<SettingsException> refusal() {
    if (fits()) {
      return Optional.empty();
    }
    return Optional.of(
        items > Ease.MOST_ITEMS
            ? new SettingsException(tooMany() + "; " + fewer() + ".")
            : machines.refusal("the weights of all pairs of items", plan(), fewer()));
  }

  /** What is too much, in words; empty if it fits. */
  public List<String> exceeded() {
    return items > Ease.MOST_ITEMS ? List.of(tooMany()) : machines.exceededBy(plan());
  }

  private String tooMany() {
    return String.format(
        Locale.ROOT,
        "%s: expected at most %,d items for ease, was %,d",
        turn.key("network.type"),
        Ease.MOST_ITEMS,
        items);
  }

  private boolean fits() {
    return exceeded().isEmpty();
  }

  private String fewer() {
    return String.format(
        Locale.ROOT,
        "raise input.min-item-ratings, so that at most %,d items are left, or set %s = autoencoder",
        most(),
        turn.key("network.type"));
  }

  /** The most items that fit, 0 if none do. */
  private int most() {
    int fitting = 0;
    int tooMany = items;
    while (tooMany - fitting > 1) {
      int middle = (fitting + tooMany) >>> 1;
      if (new EaseMemory(middle, penalties, machines, turn).fits()) {
        fitting = middle;
      } else {
        tooMany = middle;
      }
    }
    return fitting;
  }

  /**
   * Parts of driver and executor, between which stripes travel one at a time; the published network
   * shares the array of the weights.
   */
  public MemoryPlan plan() {
    Cluster cluster = machines.cluster();
    MemoryDemand.Builder driver = new MemoryDemand.Builder();
    driver.heap("Spark and the ratings", 1, ArraySizes.SPARK);
    if (cluster.local()) {
      counted(driver);
    }
    driver.heap("stripe of the matrix of positives, serialised and fetched", 2, stripe());
    driver.offHeap("matrix of positives", 1, Float.BYTES * pairs());
    driver.offHeap("weights", Math.min(2, penalties), Float.BYTES * pairs());
    MemoryDemand all = driver.build();
    return turn.with(
        new MemoryPlan(pairs(), 1, stripe(), all, cluster.local() ? all : executor(), cluster));
  }

  private MemoryDemand executor() {
    MemoryDemand.Builder executor = new MemoryDemand.Builder();
    executor.heap("Spark and the ratings", 1, ArraySizes.SPARK);
    counted(executor);
    executor.heap("stripe of the matrix of positives, serialised and sent", 2, stripe());
    return executor.build();
  }

  private void counted(MemoryDemand.Builder demand) {
    int tasks = machines.cluster().slotsOfExecutor();
    demand.heap("stripe of the matrix of positives, being counted", tasks, stripe());
  }

  private long stripe() {
    return Gram.stripeBytes(items, machines.cluster().slots());
  }

  private long pairs() {
    return (long) items * items;
  }
}
