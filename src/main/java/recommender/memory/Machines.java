package recommender.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Machines that training runs on, with the memory limits of driver and executors.
 *
 * @param cluster executors and cores
 * @param driver limits of the driver
 * @param executor limits of an executor, the lowest where they differ
 * @param executorsOfHost that share one machine, at most
 * @param besideDriver whether they share it with the driver as well
 */
public record Machines(
    Cluster cluster,
    MemoryLimits driver,
    MemoryLimits executor,
    int executorsOfHost,
    boolean besideDriver) {

  /** Asks the session and, in a task of theirs, the executors. */
  public static Machines of(JavaSparkContext spark) {
    Cluster cluster = Cluster.of(spark.sc());
    MemoryLimits driver = MemoryLimits.ofThisJvm();
    if (cluster.local()) {
      return single(cluster, driver);
    }
    SparkConf conf = spark.getConf();
    List<String> hosts = Cluster.hosts(spark.sc());
    return new Machines(
        cluster,
        contained(driver, conf, "driver"),
        contained(ofExecutors(spark, cluster), conf, "executor"),
        most(hosts),
        hosts.contains(conf.get("spark.driver.host", "")));
  }

  /** One JVM that does everything. */
  public static Machines single(Cluster cluster, MemoryLimits limits) {
    return new Machines(cluster, limits, limits, 1, true);
  }

  /**
   * Machines of a session that is not started yet: without limits, but for a single JVM, which is
   * this one.
   */
  public static Machines planned(Cluster cluster) {
    return cluster.local()
        ? single(cluster, MemoryLimits.ofThisJvm())
        : new Machines(cluster, MemoryLimits.NONE, MemoryLimits.NONE, 1, false);
  }

  /** Excesses of a plan over the limits, in words; empty if it fits. */
  public List<String> exceededBy(MemoryPlan plan) {
    if (cluster.local()) {
      return driver.exceededBy(plan.driver(), "driver");
    }
    List<String> exceeded = new ArrayList<>(driver.exceededBy(plan.driver(), "driver"));
    exceeded.addAll(executor.exceededBy(plan.executor(), "executor"));
    if (executorsOfHost > 1 || besideDriver) {
      MemoryLimits.compare(
          exceeded,
          executorsOfHost + " executors" + (besideDriver ? " and driver" : "") + " on a machine",
          executorsOfHost * plan.executor().process()
              + (besideDriver ? plan.driver().process() : 0),
          executor.machine());
    }
    return exceeded;
  }

  /** Spark assigns such tasks to executors in turn, so that each has one. */
  private static MemoryLimits ofExecutors(JavaSparkContext spark, Cluster cluster) {
    List<Integer> tasks = IntStream.range(0, cluster.slots()).boxed().toList();
    return spark
        .parallelize(tasks, tasks.size())
        .map(task -> MemoryLimits.ofThisJvm())
        .reduce(MemoryLimits::and);
  }

  /** YARN and Kubernetes end a process that grows beyond heap and overhead. */
  private static MemoryLimits contained(MemoryLimits limits, SparkConf conf, String process) {
    String master = conf.get("spark.master", "");
    if (!master.startsWith("yarn") && !master.startsWith("k8s")) {
      return limits;
    }
    long heap = limits.heap() >> 20;
    long least = Math.max(384, heap / 10);
    long overhead = conf.getSizeAsMb("spark." + process + ".memoryOverhead", least + "m");
    return limits.within((heap + overhead) << 20);
  }

  private static int most(List<String> hosts) {
    return hosts.stream().mapToInt(host -> Collections.frequency(hosts, host)).max().orElse(1);
  }
}
