package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recommender.vectors.Round;

class LossesTest {
  private static final Round ROUND = new Round(4, 5, 0, 1);

  @Test
  void sumsUpEpochByEpoch() {
    Losses losses = new Losses(ROUND);
    losses.add(4, 6, 2);
    losses.add(5, 1, 4);
    losses.add(4, 2, 2);
    Losses others = new Losses(ROUND);
    others.add(5, 3, 4);
    losses.add(others);
    assertThat(losses.loss(4)).isEqualTo(2);
    assertThat(losses.loss(5)).isEqualTo(0.5);
    assertThat(losses.ratings(5)).isEqualTo(8);
    assertThat(losses.batches(4)).isEqualTo(2);
    assertThat(losses.batches(5)).isEqualTo(2);
  }
}
