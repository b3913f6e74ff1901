package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.training.ValidationMetric;

class ScoreTest {
  @Test
  void theBestIsFirstThenTheFirstOfEqualOnesAndDivergedOnesAreLast() {
    Score diverged = new Score(1, 1, 1, 0, Double.NaN);
    Score good = new Score(4, 1, 3, 3, 0.8);
    Score asGood = new Score(3, 1, 3, 2, 0.8);
    Score worse = new Score(2, 1, 3, 1, 0.9);
    assertThat(
            Stream.of(diverged, good, asGood, worse).sorted(Score.bestFirst(ValidationMetric.RMSE)))
        .containsExactly(asGood, good, worse, diverged);
    assertThat(
            Stream.of(diverged, good, asGood, worse).sorted(Score.bestFirst(ValidationMetric.NDCG)))
        .containsExactly(worse, asGood, good, diverged);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.8123456789012345, 1e-10, Double.NaN})
  void isReadBackFromItsText(double rmse) {
    Score score = new Score(12, 3, 9, 7, rmse);
    assertThat(Score.parse(3, 12, score.text())).contains(score);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9", "9 7", "9 7 0.8", "9 7 0.8\n9", "9 7 x\n"})
  void whatWasNotWrittenToItsEndIsNoScore(String text) {
    assertThat(Score.parse(3, 12, text)).isEmpty();
  }
}
