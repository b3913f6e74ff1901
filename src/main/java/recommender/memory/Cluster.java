package recommender.memory;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.collection.JavaConverters;

/**
 * Executors and cores that a job runs on: the tasks that an executor runs at once divide its cores,
 * and each uses its share inside the layers.
 *
 * @param local whether driver and executor are one JVM
 * @param executors JVMs that run tasks, at least 1
 * @param cores of an executor (of the smallest, where they differ), at least 1
 * @param taskCores that Spark takes up for a task ({@code spark.task.cpus}), at least 1
 */
public record Cluster(boolean local, int executors, int cores, int taskCores) {

  /** The executors and cores that a session has now. */
  public static Cluster of(SparkContext spark) {
    List<ExecutorSummary> executors = executors(spark);
    int smallest = executors.stream().mapToInt(ExecutorSummary::totalCores).min().orElse(1);
    return new Cluster(
        spark.isLocal(), Math.max(1, executors.size()), smallest, taskCores(spark.getConf()));
  }

  /** The executors and cores that a session which is not started yet will have, by its settings. */
  public static Cluster planned(SparkConf conf) {
    String master = conf.get("spark.master", "local[*]");
    if (master.startsWith("local") && !master.startsWith("local-cluster")) {
      return new Cluster(true, 1, localCores(master), taskCores(conf));
    }
    return new Cluster(
        false,
        conf.getInt("spark.executor.instances", 2),
        conf.getInt("spark.executor.cores", 1),
        taskCores(conf));
  }

  /** Tasks that run at once. */
  public int slots() {
    return executors * slotsOfExecutor();
  }

  /**
   * The most of so many tasks that one executor runs at once, as Spark assigns them to executors in
   * turn.
   */
  public int tasksAtOnce(int tasks) {
    return Math.max(1, Math.min(slotsOfExecutor(), (tasks + executors - 1) / executors));
  }

  /** Cores for each of so many tasks, at least 1. */
  public int threads(int tasks) {
    return Math.max(1, cores / tasksAtOnce(tasks));
  }

  public int slotsOfExecutor() {
    return Math.max(1, cores / taskCores);
  }

  private static int taskCores(SparkConf conf) {
    return conf.getInt("spark.task.cpus", 1);
  }

  private static int localCores(String master) {
    String count = master.replaceFirst("local\\[(\\d+|\\*).*", "$1");
    return switch (count) {
      case "local" -> 1;
      case "*" -> Runtime.getRuntime().availableProcessors();
      default -> Integer.parseInt(count);
    };
  }

  /** The host of each executor. */
  static List<String> hosts(SparkContext spark) {
    return executors(spark).stream()
        .map(executor -> executor.hostPort().replaceFirst(":\\d+$", ""))
        .toList();
  }

  /** Number of executors that run tasks: Spark lists a driver without tasks of its own, too. */
  private static List<ExecutorSummary> executors(SparkContext spark) {
    return JavaConverters.seqAsJavaList(spark.statusStore().executorList(true)).stream()
        .filter(executor -> executor.totalCores() > 0)
        .toList();
  }

  @Override
  public String toString() {
    return (local ? "one JVM of " : executors + " executors of ")
        + (cores == 1 ? "1 core" : cores + " cores");
  }
}
