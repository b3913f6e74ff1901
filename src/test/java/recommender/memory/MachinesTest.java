package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.api.java.JavaSparkContext;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;

class MachinesTest extends SparkTest {

  @Test
  void aLocalMasterIsOneJvm() {
    Machines machines = Machines.of(JavaSparkContext.fromSparkContext(spark().sparkContext()));
    assertThat(machines.cluster()).isEqualTo(new Cluster(true, 1, 2, 1));
    assertThat(machines.driver()).isEqualTo(machines.executor());
  }

  @Test
  void limitsAreThoseOfTheJvmAndItsMachine() {
    MemoryLimits limits = MemoryLimits.ofThisJvm();
    assertThat(limits.heap()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(limits.offHeap()).isEqualTo(Pointer.maxBytes());
    assertThat(limits.process()).isLessThanOrEqualTo(limits.machine());
    assertThat(limits.machine()).isGreaterThan(256L << 20);
  }

  @Test
  void theLowerLimitsHold() {
    assertThat(new MemoryLimits(1, 5, 3, 9).and(new MemoryLimits(2, 4, 6, 8)))
        .isEqualTo(new MemoryLimits(1, 4, 3, 8));
    assertThat(new MemoryLimits(1, 5, 9, 9).within(7)).isEqualTo(new MemoryLimits(1, 5, 7, 9));
  }
}
