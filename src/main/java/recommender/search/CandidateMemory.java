package recommender.search;

import static recommender.memory.MemoryDemand.Part.heap;

import java.util.Comparator;
import java.util.List;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryPlan;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.network.Autoencoder;
import recommender.training.NetworkMemory;
import recommender.training.ValidationMetric;

/**
 * The memory that candidates of a search ask of the executor that trains the most of them; none of
 * them is averaged.
 *
 * @param candidates their networks, at least one
 * @param ratings that every executor holds once and every candidate centres for itself
 * @param metric that they are chosen by: for lists, each needs the scores of all items
 */
record CandidateMemory(
    List<Autoencoder> candidates, TrainSize train, long ratings, ValidationMetric metric)
    implements MemoryUser {
  /** Bytes of a column and a rating. */
  private static final int RATING = 8;

  /**
   * One candidate for each slot, or as many as fit into one executor, since Spark may give all of
   * them to the same.
   *
   * @throws SettingsException when the largest candidate does not fit alone
   */
  int atOnce(Machines machines) {
    Cluster cluster = machines.cluster();
    int tasks = new MemoryCheck(this, machines).choose();
    return tasks == most(cluster) ? Math.min(cluster.slots(), candidates.size()) : tasks;
  }

  @Override
  public String name() {
    return "every candidate of the search";
  }

  @Override
  public int most(Cluster cluster) {
    return Math.min(cluster.slotsOfExecutor(), candidates.size());
  }

  /** The plan of so many of the largest candidates in one executor. */
  @Override
  public MemoryPlan plan(Cluster cluster, int tasks) {
    List<Part> data =
        List.of(
            MemoryDemand.SPARK, heap("ratings of the search, and serialised", 2, RATING * ratings));
    List<Part> centred = List.of(heap("centred ratings of a candidate", tasks, RATING * ratings));
    Autoencoder largest = largest();
    MemoryDemand executor =
        MemoryDemand.of(data, centred, training(largest, tasks), validation(largest, tasks));
    MemoryDemand driver = cluster.local() ? executor : MemoryDemand.of(data);
    return new MemoryPlan(largest.parameters(), tasks, 0, driver, executor, cluster);
  }

  @Override
  public String smaller(Machines machines) {
    return "make the largest network.hidden in search.space smaller";
  }

  private Autoencoder largest() {
    return candidates.stream()
        .max(Comparator.comparingLong(network -> MemoryDemand.of(training(network, 1)).process()))
        .orElseThrow();
  }

  private List<Part> training(Autoencoder network, int tasks) {
    return memory(network).training(tasks, 1);
  }

  private List<Part> validation(Autoencoder network, int tasks) {
    return switch (metric) {
      case RMSE -> List.of();
      case NDCG -> memory(network).listing(tasks);
    };
  }

  private NetworkMemory memory(Autoencoder network) {
    return new NetworkMemory(network, train, MemoryContext.FIRST);
  }
}
