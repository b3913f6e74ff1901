package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainSizeTest {
  private static final TrainSize TRAIN = new TrainSize(20, 4, 102, true);

  @Test
  void transposingExchangesRowsAndColumns() {
    assertThat(TRAIN.transposed()).isEqualTo(new TrainSize(4, 20, 102, true));
  }

  @Test
  void ratingsPerRowAreTheAverage() {
    assertThat(TRAIN.ratingsPerRow()).isEqualTo(5);
    assertThat(TRAIN.transposed().ratingsPerRow()).isEqualTo(25);
  }
}
