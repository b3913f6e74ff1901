package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountBinsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1, 4",
    "4, 1, 4",
    "5, 5, 9",
    "999, 500, 999",
    "1000, 1000, 9999",
    "100000, 100000, Infinity",
    "9000000000, 100000, Infinity"
  })
  void aNumberLiesWithinTheBoundsOfItsBin(long count, double from, double to) {
    assertThat(CountBins.slice(CountBins.of(count))).isEqualTo(new Slice(from, to));
  }
}
