package recommender.memory;

import static recommender.memory.MemoryDemand.Part.heap;
import static recommender.memory.MemoryDemand.Part.offHeap;

import java.util.List;
import java.util.Optional;

/**
 * Tasks of 100 MiB off the heap each, and 300 MiB of heap for all together; on a cluster the driver
 * has 200 MiB off its heap for itself.
 */
record SomeTasks(int fewest, int most, Optional<String> limit) implements MemoryUser {
  private static final long MIB = 1L << 20;

  SomeTasks(int fewest, int most) {
    this(fewest, most, Optional.empty());
  }

  @Override
  public String name() {
    return "some work";
  }

  @Override
  public int most(Cluster cluster) {
    return most;
  }

  @Override
  public int fewest(Cluster cluster) {
    return fewest;
  }

  @Override
  public MemoryPlan plan(Cluster cluster, int tasks) {
    MemoryDemand executor =
        MemoryDemand.of(
            List.of(
                heap("ratings", 1, 300 * MIB),
                heap("nothing", tasks, 0),
                offHeap("arrays of a task", tasks, 100 * MIB)));
    MemoryDemand driver =
        cluster.local()
            ? executor
            : MemoryDemand.of(List.of(offHeap("what was collected", 2, 100 * MIB)));
    return new MemoryPlan(1_234_567, tasks, 10 * MIB, driver, executor, cluster);
  }

  @Override
  public String smaller(Machines machines) {
    return "do less on " + machines.cluster();
  }
}
