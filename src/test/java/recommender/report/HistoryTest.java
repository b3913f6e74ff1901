package recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import recommender.training.Epoch;

class HistoryTest {
  private static final String HEADER =
      "epoch,train_loss,validation_rmse,learning_rate,rounds,ratings,seconds,ratings_per_second\n";

  @Test
  void oneRowPerEpoch() {
    Epoch validated = new Epoch(1, 0.75, OptionalDouble.of(0.875), 0.001, 2, 1000, 0.5);
    Epoch not = new Epoch(2, 0.5, OptionalDouble.empty(), 0.0005, 3, 1000, 3);
    assertThat(History.csv("validation_rmse", List.of(validated, not)))
        .isEqualTo(
            HEADER + "1,0.75,0.875,0.001,2,1000,0.500,2000\n" + "2,0.5,,5.0E-4,3,1000,3.000,333\n");
  }

  @Test
  void withoutEpochsThereIsOnlyTheHeader() {
    assertThat(History.csv("validation_rmse", List.of())).isEqualTo(HEADER);
  }
}
