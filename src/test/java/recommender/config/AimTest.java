package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AimTest {

  @Test
  void whatIsRatedSoHighAtLeastIsLiked() {
    Aim aim = Aim.ranking(4);
    assertThat(aim.ranks()).isTrue();
    assertThat(aim.liked(3.5)).isZero();
    assertThat(aim.liked(4)).isEqualTo(1);
    assertThat(aim.liked(5)).isEqualTo(1);
    assertThat(Aim.ranking(Double.NEGATIVE_INFINITY).liked(-10)).isEqualTo(1);
    assertThat(Aim.RATING.ranks()).isFalse();
  }

  /** In single precision 4.1 is less than it is in double. */
  @Test
  void aRatingOnTheBoundIsLikedInAnyPrecision() {
    assertThat(Aim.ranking(4.1).liked(4.1f)).isEqualTo(1);
    assertThat(Aim.ranking(4.1).liked(4.1)).isEqualTo(1);
    assertThat(Aim.ranking(4.1).liked(4.0f)).isZero();
  }
}
