package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.memory.Cluster;
import recommender.testing.TestSettings;

class WorkersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # set | executors | cores | users | workers | threads
          auto  | 1         | 8     | 6040  | 8       | 1
          auto  | 1         | 16    | 6040  | 8       | 2
          auto  | 8         | 4     | 6040  | 8       | 4
          auto  | 1         | 2     | 6040  | 2       | 1
          auto  | 1         | 4     | 3     | 3       | 1
          auto  | 1         | 1     | 1     | 1       | 1
          5     | 1         | 2     | 6040  | 5       | 1
          5     | 2         | 8     | 6040  | 5       | 2
          5     | 1         | 8     | 3     | 3       | 2
          1     | 8         | 1     | 6040  | 1       | 1
          1     | 8         | 4     | 6040  | 1       | 4
          """)
  void choosesByClusterAndUsers(
      String set, int executors, int cores, int users, int workers, int threads) {
    Cluster cluster = new Cluster(executors == 1, executors, cores, 1);
    int wanted =
        Workers.wanted(TestSettings.plain("training.workers=" + set).training(), cluster, users);
    assertThat(Workers.of(wanted, cluster)).isEqualTo(new Workers(workers, threads));
  }
}
