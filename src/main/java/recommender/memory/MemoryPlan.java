package recommender.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recommender.network.Autoencoder;

/**
 * What training asks of memory, from the sizes alone: a float has 4 bytes, the optimiser's state
 * some floats for each parameter.
 *
 * @param parameters of the network
 * @param workers networks trained side by side
 * @param stateBytes that travel to a worker of another JVM and back: parameters and state
 * @param driver of the JVM that averages; of the only one, where driver and executor are one
 * @param executor of each JVM that trains
 * @param cluster where this is
 */
public record MemoryPlan(
    long parameters,
    int workers,
    long stateBytes,
    MemoryDemand driver,
    MemoryDemand executor,
    Cluster cluster) {

  /**
   * What is known of the ratings.
   *
   * @param ratingsPerUser train ratings of a user, on average
   * @param validated whether a validation part chooses the best epoch
   */
  public record Data(long ratingsPerUser, boolean validated) {}

  /** The plan of a network, its training and a number of workers. */
  public static MemoryPlan of(Autoencoder network, Data data, Cluster cluster, int workers) {
    ArraySizes sizes = new ArraySizes(network, data, workers);
    MemoryDemand driver =
        cluster.local() ? single(sizes, cluster, workers) : driver(sizes, workers);
    return new MemoryPlan(
        network.parameters(),
        workers,
        sizes.parameters() + sizes.state(),
        driver,
        cluster.local() ? driver : executor(sizes, cluster, workers),
        cluster);
  }

  /** Driver and executor in one: nothing is sent, every network lies side by side. */
  private static MemoryDemand single(ArraySizes sizes, Cluster cluster, int workers) {
    MemoryDemand.Builder demand = new MemoryDemand.Builder();
    averaged(demand, sizes);
    working(demand, sizes, cluster.tasksAtOnce(workers));
    listing(demand, sizes, cluster.tasksAtOnce(workers));
    published(demand, sizes);
    return demand.build();
  }

  private static MemoryDemand driver(ArraySizes sizes, int workers) {
    MemoryDemand.Builder demand = new MemoryDemand.Builder();
    averaged(demand, sizes);
    long sent = sizes.parameters() + sizes.state();
    published(demand, sizes);
    demand.heap("parameters and state to send, serialised", 1, sent);
    demand.heap("results of workers, serialised", Math.min(2, workers), sent);
    demand.heap("results of workers, being averaged", Math.min(2, workers), sent);
    return demand.build();
  }

  private static MemoryDemand executor(ArraySizes sizes, Cluster cluster, int workers) {
    int tasks = cluster.tasksAtOnce(workers);
    long sent = sizes.parameters() + sizes.state();
    MemoryDemand.Builder demand = new MemoryDemand.Builder();
    demand.heap("Spark and the ratings", 1, ArraySizes.SPARK);
    demand.heap("parameters and state as they were sent", 1, sent);
    demand.heap("result of a worker, serialised", tasks, sent);
    working(demand, sizes, tasks);
    listing(demand, sizes, tasks);
    demand.offHeap("parameters of an evaluation", 1, sizes.parameters());
    return demand.build();
  }

  private static void averaged(MemoryDemand.Builder demand, ArraySizes sizes) {
    demand.heap("Spark and the ratings", 1, ArraySizes.SPARK);
    demand.offHeap("parameters of the averaged network", 1, sizes.parameters());
    demand.offHeap("optimiser state of the averaged network", 1, sizes.state());
    demand.offHeap("parameters of the best epoch", 1, sizes.bestEpoch());
  }

  /** What so many networks in training ask of an executor. */
  public static void working(MemoryDemand.Builder demand, ArraySizes sizes, int workers) {
    demand.offHeap("parameters of a worker", workers, sizes.parameters());
    demand.offHeap("optimiser state of a worker", workers, sizes.state());
    demand.offHeap("gradient of a worker's middle layers", workers, sizes.middleGradient());
    demand.offHeap("mini-batch and activations of a worker", workers, sizes.batchOffHeap());
    demand.heap("mini-batch and sparse layers of a worker", workers, sizes.batchHeap());
  }

  /** What making lists of recommendations asks of an executor. */
  private static void listing(MemoryDemand.Builder demand, ArraySizes sizes, int tasks) {
    demand.heap("scores of an evaluation", tasks, sizes.lists());
    // The product, and once more in the order in which it is read.
    demand.offHeap("scores of an evaluation", tasks, 2 * sizes.lists());
  }

  private static void published(MemoryDemand.Builder demand, ArraySizes sizes) {
    demand.heap("parameters to evaluate, serialised", 1, sizes.parameters());
    demand.offHeap("parameters of the published copy", 1, sizes.published());
  }

  /** The same while the driver still holds another network that was trained. */
  MemoryPlan beside(Autoencoder other) {
    long floats = other.parameters() * (1 + other.training().optimizer().state());
    MemoryDemand more =
        driver.and(
            "parameters and optimiser state of the network that predicts ratings",
            Float.BYTES * floats);
    return new MemoryPlan(
        parameters, workers, stateBytes, more, cluster.local() ? more : executor, cluster);
  }

  /** The options of spark-submit that make room for the plan. */
  public String flags() {
    List<String> flags = new ArrayList<>();
    flags.add("--driver-memory " + driver.heapSize() + "m");
    flags.add(options("driver", driver));
    if (!cluster.local()) {
      flags.add("--conf spark.driver.memoryOverhead=" + driver.overheadSize() + "m");
      flags.add("--executor-memory " + executor.heapSize() + "m");
      flags.add(options("executor", executor));
      flags.add("--conf spark.executor.memoryOverhead=" + executor.overheadSize() + "m");
      flags.add("--conf spark.driver.maxResultSize=" + resultSize() + "m");
    }
    return String.join(" ", flags);
  }

  /** What all workers of a round send back, in MiB, with 64 for the results of other tasks. */
  long resultSize() {
    return MemoryDemand.mebibytes(workers * stateBytes) + 64;
  }

  private static String options(String process, MemoryDemand demand) {
    return "--conf 'spark.%s.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=%dm -Dorg.bytedeco.javacpp.maxphysicalbytes=%dm'"
        .formatted(process, demand.offHeapSize(), demand.heapSize() + demand.overheadSize());
  }

  /** The plan in lines: parts, sums and flags. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d parameters, %s",
            parameters,
            workers == 1 ? "1 worker" : workers + " workers"));
    if (cluster.local()) {
      lines.addAll(driver.lines());
    } else {
      lines.add("Driver:");
      lines.addAll(driver.lines());
      lines.add("Executor, one of " + cluster.executors() + ":");
      lines.addAll(executor.lines());
    }
    lines.add("Options of spark-submit that make room: " + flags());
    return lines;
  }
}
