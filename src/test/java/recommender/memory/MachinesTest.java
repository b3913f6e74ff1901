package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;

class MachinesTest extends SparkTest {

  @Test
  void aLocalMasterIsOneJvm() {
    Machines machines = Machines.of(JavaSparkContext.fromSparkContext(spark().sparkContext()));
    assertThat(machines).isEqualTo(Machines.single(new Cluster(true, 1, 2, 1), machines.driver()));
  }

  @Test
  void plannedExecutorsHaveNoLimits() {
    Machines machines = Machines.planned(new Cluster(false, 2, 2, 1));
    assertThat(new MemoryCheck(new SomeTasks(2_000, 2_000), machines).exceeded()).isEmpty();
    Machines single = Machines.planned(new Cluster(true, 1, 2, 1));
    assertThat(new MemoryCheck(new SomeTasks(20_000, 20_000), single).exceeded()).isNotEmpty();
  }
}
