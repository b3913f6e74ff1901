package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.testing.TestSettings;

class WorkersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # set | executors | cores | batches | workers | threads
          auto  | 1         | 8     | 100     | 8       | 1
          auto  | 1         | 8     | 32      | 8       | 1
          auto  | 1         | 8     | 31      | 7       | 1
          auto  | 1         | 8     | 10      | 2       | 4
          auto  | 4         | 2     | 10      | 2       | 2
          auto  | 1         | 2     | 3       | 1       | 2
          auto  | 1         | 1     | 1       | 1       | 1
          5     | 1         | 2     | 100     | 5       | 1
          5     | 2         | 8     | 100     | 5       | 2
          5     | 1         | 8     | 3       | 3       | 2
          1     | 8         | 1     | 100     | 1       | 1
          1     | 8         | 4     | 100     | 1       | 4
          """)
  void choosesByClusterAndEpoch(
      String set, int executors, int cores, int batches, int workers, int threads) {
    assertThat(
            Workers.choose(
                TestSettings.with("training.workers=" + set).training(),
                new Cluster(executors == 1, executors, cores, 1),
                batches))
        .isEqualTo(new Workers(workers, threads));
  }
}
