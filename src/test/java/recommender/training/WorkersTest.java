package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;

class WorkersTest extends SparkTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # set | slots | executors | batches | workers | threads
          auto  | 8     | 1         | 100     | 8       | 1
          auto  | 8     | 1         | 32      | 8       | 1
          auto  | 8     | 1         | 31      | 7       | 1
          auto  | 8     | 1         | 10      | 2       | 4
          auto  | 8     | 4         | 10      | 2       | 2
          auto  | 2     | 1         | 3       | 1       | 2
          auto  | 1     | 1         | 1       | 1       | 1
          5     | 2     | 1         | 100     | 5       | 1
          5     | 16    | 2         | 100     | 5       | 3
          5     | 8     | 1         | 3       | 3       | 2
          1     | 8     | 8         | 100     | 1       | 1
          """)
  void choosesByClusterAndEpoch(
      String set, int slots, int executors, int batches, int workers, int threads) {
    assertThat(
            Workers.choose(
                TestSettings.with("training.workers=" + set).training(),
                new Workers.Cluster(slots, executors),
                batches))
        .isEqualTo(new Workers(workers, threads));
  }

  @Test
  void asksTheSessionForItsSlots() {
    assertThat(Workers.choose(TestSettings.with().training(), spark().sparkContext(), 100))
        .isEqualTo(new Workers(2, 1));
    assertThat(Workers.choose(TestSettings.with().training(), spark().sparkContext(), 4))
        .isEqualTo(new Workers(1, 2));
  }
}
