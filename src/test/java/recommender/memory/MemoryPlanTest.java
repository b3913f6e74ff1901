package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static recommender.memory.MemoryDemand.Part.offHeap;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.memory.MemoryDemand.Part;

class MemoryPlanTest {
  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);
  private static final Cluster CLUSTER = new Cluster(false, 2, 2, 1);
  private static final List<Part> HELD = List.of(offHeap("a model", 1, 50 << 20));

  /** The one test that holds the layout of a plan. */
  @Test
  void linesHavePartsSumsAndOptionsInMebibytes() {
    assertThat(String.join("\n", plan(CLUSTER, 3).lines()))
        .isEqualTo(
            """
            1,234,567 parameters, 3 workers
            Driver:
                  200 MiB  off the heap: 2 x what was collected
                    0 MiB  on the heap
                  200 MiB  off the heap
                  968 MiB  the process, with no more heap than that and 768 MiB for the JVM
            Executor, one of 2:
                  300 MiB  on the heap: ratings
                  300 MiB  off the heap: 3 x arrays of a task
                  300 MiB  on the heap
                  300 MiB  off the heap
                1,368 MiB  the process, with no more heap than that and 768 MiB for the JVM
            Options of spark-submit that make room:\s"""
                + plan(CLUSTER, 3).flags());
    assertThat(plan(LOCAL, 1).lines())
        .startsWith("1,234,567 parameters, 1 worker", "      300 MiB  on the heap: ratings");
  }

  @Test
  void summaryHasTheSumsOfEachJvmInALine() {
    assertThat(plan(LOCAL, 1).summary())
        .isEqualTo("1,234,567 parameters, 1 worker; 300 MiB on the heap, 100 MiB off the heap");
    assertThat(plan(CLUSTER, 3).summary())
        .isEqualTo(
            "1,234,567 parameters, 3 workers; driver: 0 MiB on the heap, 200 MiB off the heap;"
                + " each of 2 executors: 300 MiB on the heap, 300 MiB off the heap");
  }

  @Test
  void optionsForOneJvmAreThoseOfTheDriver() {
    assertThat(plan(LOCAL, 2).flags())
        .isEqualTo(
            "--driver-memory 1024m --conf 'spark.driver.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=256m -Dorg.bytedeco.javacpp.maxphysicalbytes=2304m'");
  }

  /** Three results of 10 MiB come back, and 64 are for other tasks. */
  @Test
  void optionsForAClusterHaveExecutorsAndResults() {
    assertThat(plan(CLUSTER, 3).flags())
        .contains(
            "--executor-memory 1024m",
            "--conf spark.executor.memoryOverhead=1536m",
            "--driver-memory 1024m",
            "--conf spark.driver.memoryOverhead=1280m",
            "--conf spark.driver.maxResultSize=94m");
  }

  @Test
  void heldMemoryCountsForTheDriverAloneOnACluster() {
    MemoryPlan plan = plan(CLUSTER, 1).beside(HELD);
    assertThat(plan.driver().offHeap()).isEqualTo(250L << 20);
    assertThat(plan.executor()).isEqualTo(plan(CLUSTER, 1).executor());
  }

  @Test
  void heldMemoryCountsForTheOnlyJvm() {
    MemoryPlan plan = plan(LOCAL, 1).beside(HELD);
    assertThat(plan.driver().offHeap()).isEqualTo(150L << 20);
    assertThat(plan.executor()).isSameAs(plan.driver());
  }

  private static MemoryPlan plan(Cluster cluster, int tasks) {
    return new SomeTasks(1, 3).plan(cluster, tasks);
  }
}
