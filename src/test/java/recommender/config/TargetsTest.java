package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void whatIsRatedSoHighAtLeastIsLiked() {
    Targets targets = Targets.ranking(4);
    assertThat(targets.ranks()).isTrue();
    assertThat(targets.isPositive(3.5)).isFalse();
    assertThat(targets.isPositive(4)).isTrue();
    assertThat(targets.isPositive(5)).isTrue();
    assertThat(Targets.ranking(Double.NEGATIVE_INFINITY).isPositive(-10)).isTrue();
    assertThat(Targets.RATING.ranks()).isFalse();
  }

  /** In single precision 4.1 is less than it is in double. */
  @Test
  void aRatingOnTheBoundIsLikedInAnyPrecision() {
    assertThat(Targets.ranking(4.1).isPositive(4.1f)).isTrue();
    assertThat(Targets.ranking(4.1).isPositive(4.1)).isTrue();
    assertThat(Targets.ranking(4.1).isPositive(4.0f)).isFalse();
  }
}
