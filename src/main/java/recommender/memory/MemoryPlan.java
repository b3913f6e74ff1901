package recommender.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recommender.memory.MemoryDemand.Part;

/**
 * Memory that a number of tasks side by side need in the JVMs of a cluster, in bytes, by the sizes
 * of their arrays alone.
 *
 * @param parameters of the model
 * @param workers tasks side by side, at least 1
 * @param stateBytes that a task of another JVM sends back
 * @param driver of the JVM that collects; of the only one, where driver and executor are one
 * @param executor of each JVM that runs tasks
 * @param cluster that the tasks run on
 */
public record MemoryPlan(
    long parameters,
    int workers,
    long stateBytes,
    MemoryDemand driver,
    MemoryDemand executor,
    Cluster cluster) {

  /** The plan of the same tasks while the driver holds something else as well. */
  public MemoryPlan beside(List<Part> held) {
    MemoryDemand more = MemoryDemand.of(driver.parts(), held);
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

  /** Results that all workers of a round send back, in MiB, with 64 for those of other tasks. */
  long resultSize() {
    return MemoryDemand.mebibytes(workers * stateBytes) + 64;
  }

  private static String options(String process, MemoryDemand demand) {
    return "--conf 'spark.%s.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=%dm -Dorg.bytedeco.javacpp.maxphysicalbytes=%dm'"
        .formatted(process, demand.offHeapSize(), demand.heapSize() + demand.overheadSize());
  }

  private String size() {
    return String.format(
        Locale.ROOT,
        "%,d parameters, %s",
        parameters,
        workers == 1 ? "1 worker" : workers + " workers");
  }

  /** The plan in a line: what the tasks are, and the sums of each JVM. */
  public String summary() {
    return cluster.local()
        ? "%s; %s".formatted(size(), driver.summary())
        : "%s; driver: %s; each of %d executors: %s"
            .formatted(size(), driver.summary(), cluster.executors(), executor.summary());
  }

  /** The plan in lines: parts, sums and flags. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(size());
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
