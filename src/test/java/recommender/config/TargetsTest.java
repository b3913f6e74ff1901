package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void whatIsRatedSoHighAtLeastIsLiked() {
    Targets aim = Targets.ranking(4);
    assertThat(aim.ranks()).isTrue();
    assertThat(aim.likes(3.5)).isFalse();
    assertThat(aim.likes(4)).isTrue();
    assertThat(aim.likes(5)).isTrue();
    assertThat(Targets.ranking(Double.NEGATIVE_INFINITY).likes(-10)).isTrue();
    assertThat(Targets.RATING.ranks()).isFalse();
  }

  /** In single precision 4.1 is less than it is in double. */
  @Test
  void aRatingOnTheBoundIsLikedInAnyPrecision() {
    assertThat(Targets.ranking(4.1).likes(4.1f)).isTrue();
    assertThat(Targets.ranking(4.1).likes(4.1)).isTrue();
    assertThat(Targets.ranking(4.1).likes(4.0f)).isFalse();
  }
}
