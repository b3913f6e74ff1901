package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrainedModelTest {
  private final TrainedModel model =
      new TrainedModel(null, List.of(epoch(1, 0.9, 2, 100), epoch(2, 0.7, 3, 100)), 2, 4, 6, 0);

  @Test
  void sumsUpItsEpochs() {
    assertThat(model.averagingRounds()).isEqualTo(5);
    assertThat(model.secondsPerEpoch()).isEqualTo(2.5);
    assertThat(model.ratingsPerSecond()).isEqualTo(40);
    assertThat(model.firstLoss()).isEqualTo(0.9);
    assertThat(model.lastLoss()).isEqualTo(0.7);
  }

  @Test
  void anEpochHasItsOwnSpeed() {
    assertThat(model.history().get(0).ratingsPerSecond()).isEqualTo(50);
  }

  private static Epoch epoch(int number, double loss, int roundsAndSeconds, long ratings) {
    return new Epoch(
        number, loss, OptionalDouble.empty(), 0.1, roundsAndSeconds, ratings, roundsAndSeconds);
  }
}
