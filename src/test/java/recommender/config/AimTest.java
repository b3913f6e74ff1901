package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AimTest {

  @Test
  void anItemIsLikedFromARatingOn() {
    Aim aim = Aim.ranking(4);
    assertThat(aim.ranks()).isTrue();
    assertThat(aim.liked(4)).isEqualTo(1);
    assertThat(aim.liked(5)).isEqualTo(1);
    assertThat(aim.liked(3.5)).isZero();
  }

  @Test
  void anyRatingCanDo() {
    assertThat(Aim.ranking(Double.NEGATIVE_INFINITY).liked(-7)).isEqualTo(1);
  }

  @Test
  void ratingsAreNotRanked() {
    assertThat(Aim.RATING.ranks()).isFalse();
    assertThat(Aim.RATING).isNotEqualTo(Aim.ranking(4));
  }
}
