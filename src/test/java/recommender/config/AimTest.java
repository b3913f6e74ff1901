package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AimTest {

  @Test
  void whatIsRatedSoHighAtLeastIsLiked() {
    Aim aim = Aim.ranking(4);
    assertThat(aim.ranks()).isTrue();
    assertThat(aim.likes(3.5)).isFalse();
    assertThat(aim.likes(4)).isTrue();
    assertThat(aim.likes(5)).isTrue();
    assertThat(Aim.ranking(Double.NEGATIVE_INFINITY).likes(-10)).isTrue();
    assertThat(Aim.RATING.ranks()).isFalse();
  }

  /** In single precision 4.1 is less than it is in double. */
  @Test
  void aRatingOnTheBoundIsLikedInAnyPrecision() {
    assertThat(Aim.ranking(4.1).likes(4.1f)).isTrue();
    assertThat(Aim.ranking(4.1).likes(4.1)).isTrue();
    assertThat(Aim.ranking(4.1).likes(4.0f)).isFalse();
  }
}
