package recommender.training;

import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.SettingsException;
import recommender.memory.ArraySizes;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryPlan;
import recommender.network.Autoencoder;

/**
 * How many candidates of a search train at once in the memory there is, none of them averaged.
 *
 * @param candidates their networks, at least one
 * @param data what is known of the ratings
 * @param ratings that every executor holds once and every candidate centres for itself
 * @param machines where they train
 */
public record CandidateMemory(
    List<Autoencoder> candidates, MemoryPlan.Data data, long ratings, Machines machines) {
  private static final Logger LOG = LoggerFactory.getLogger(CandidateMemory.class);

  /** Column and rating. */
  private static final int RATING = 8;

  /**
   * One candidate for each slot, or as many as fit into one executor, since Spark may give all of
   * them to the same.
   *
   * @throws SettingsException when the largest candidate does not fit alone
   */
  public int atOnce() {
    Cluster cluster = machines.cluster();
    int most = Math.min(cluster.slotsOfExecutor(), candidates.size());
    for (int tasks = most; tasks >= 1; tasks--) {
      if (machines.exceededBy(plan(tasks)).isEmpty()) {
        return tasks == most ? Math.min(cluster.slots(), candidates.size()) : fewer(tasks, most);
      }
    }
    throw machines.refusal(
        "every candidate of the search",
        plan(1),
        "make the largest network.hidden in search.space smaller");
  }

  private int fewer(int tasks, int most) {
    LOG.info(
        "Took {} candidates at once, as there is no memory for {} in an executor: {}.",
        tasks,
        most,
        String.join("; ", machines.exceededBy(plan(tasks + 1))));
    return tasks;
  }

  /** The plan of so many of the largest candidates in one executor. */
  MemoryPlan plan(int tasks) {
    Autoencoder largest =
        candidates.stream()
            .max(Comparator.comparingLong(network -> training(network, 1).process()))
            .orElseThrow();
    MemoryDemand executor = training(largest, tasks);
    MemoryDemand driver = machines.cluster().local() ? executor : driver();
    return new MemoryPlan(largest.parameters(), tasks, 0, driver, executor, machines.cluster());
  }

  private MemoryDemand driver() {
    return new MemoryDemand.Builder()
        .heap("Spark and the ratings", 1, ArraySizes.SPARK)
        .heap("ratings of the search, and serialised", 2, RATING * ratings)
        .build();
  }

  private MemoryDemand training(Autoencoder network, int tasks) {
    MemoryDemand.Builder demand =
        new MemoryDemand.Builder()
            .heap("Spark and the ratings", 1, ArraySizes.SPARK)
            .heap("ratings of the search, and serialised", 2, RATING * ratings)
            .heap("centred ratings of a candidate", tasks, RATING * ratings);
    MemoryPlan.working(demand, new ArraySizes(network, data, 1), tasks);
    return demand.build();
  }
}
