package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundRuleTest {

  /** Averaging may cost a fifth of training. */
  @ParameterizedTest
  @CsvSource({
    // seconds of a round, of an epoch, most, epochs
    "0.02, 1, 5, 1",
    "0.2, 1, 5, 1",
    "0.21, 1, 5, 2",
    "0.13, 0.2, 5, 4",
    "10, 0.2, 5, 5",
    "10, 0.2, 2, 2",
    "10, 0.2, 1, 1",
    "0.1, 0, 3, 3"
  })
  void spansTheFewestEpochsThatMakeAveragingCheap(
      double round, double epoch, int most, int epochs) {
    assertThat(new RoundRule(round, epoch).epochs(most)).isEqualTo(epochs);
  }
}
