package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.testing.SparkTest;

class ClusterTest extends SparkTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # executors | cores | per task | tasks | slots | at once | threads
          1           | 4     | 1        | 4     | 4     | 4       | 1
          1           | 4     | 1        | 2     | 4     | 2       | 2
          1           | 4     | 1        | 1     | 4     | 1       | 4
          1           | 4     | 1        | 3     | 4     | 3       | 1
          1           | 4     | 1        | 9     | 4     | 4       | 1
          1           | 4     | 4        | 2     | 1     | 1       | 4
          1           | 4     | 2        | 2     | 2     | 2       | 2
          1           | 4     | 3        | 2     | 1     | 1       | 4
          2           | 4     | 1        | 2     | 8     | 1       | 4
          2           | 4     | 1        | 3     | 8     | 2       | 2
          2           | 4     | 1        | 8     | 8     | 4       | 1
          3           | 8     | 2        | 7     | 12    | 3       | 2
          2           | 1     | 1        | 5     | 2     | 1       | 1
          1           | 1     | 2        | 1     | 1     | 1       | 1
          """)
  void coresAreDividedAmongTheTasksOfAnExecutor(
      int executors, int cores, int taskCores, int tasks, int slots, int atOnce, int threads) {
    Cluster cluster = new Cluster(false, executors, cores, taskCores);
    assertThat(cluster.slots()).isEqualTo(slots);
    assertThat(cluster.tasksAtOnce(tasks)).isEqualTo(atOnce);
    assertThat(cluster.threads(tasks)).isEqualTo(threads);
    // Nothing is oversubscribed.
    assertThat(atOnce * threads).isLessThanOrEqualTo(cores);
  }

  @Test
  void aClusterOfASessionHasItsExecutorsAndCores() {
    assertThat(Cluster.of(spark().sparkContext())).isEqualTo(new Cluster(true, 1, 2, 1));
  }

  @ParameterizedTest
  @CsvSource({"local, 1", "local[3], 3", "'local[4, 2]', 4"})
  void aLocalMasterHasTheCoresItNames(String master, int cores) {
    assertThat(Cluster.planned(conf("spark.master", master)))
        .isEqualTo(new Cluster(true, 1, cores, 1));
  }

  @Test
  void aLocalMasterOfAllCoresHasThoseOfThisMachine() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(Cluster.planned(conf("spark.master", "local[*]")))
        .isEqualTo(new Cluster(true, 1, cores, 1));
    assertThat(Cluster.planned(new SparkConf(false))).isEqualTo(new Cluster(true, 1, cores, 1));
  }

  @Test
  void aClusterIsPlannedFromItsSettings() {
    assertThat(Cluster.planned(conf("spark.master", "yarn")))
        .isEqualTo(new Cluster(false, 2, 1, 1));
    assertThat(
            Cluster.planned(
                conf("spark.master", "spark://host:7077")
                    .set("spark.executor.instances", "3")
                    .set("spark.executor.cores", "8")
                    .set("spark.task.cpus", "4")))
        .isEqualTo(new Cluster(false, 3, 8, 4));
  }

  private static SparkConf conf(String key, String value) {
    return new SparkConf(false).set(key, value);
  }
}
