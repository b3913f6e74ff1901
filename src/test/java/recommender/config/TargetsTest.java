package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void ratingsFromTheBoundOnArePositive() {
    PositiveTargets targets = Targets.ranking(4);
    assertThat(targets.isPositive(3.5)).isFalse();
    assertThat(targets.isPositive(4)).isTrue();
    assertThat(targets.isPositive(5)).isTrue();
    assertThat(Targets.ranking(Double.NEGATIVE_INFINITY).isPositive(-10)).isTrue();
  }

  @Test
  void ratingTargetsAreRatingsLessMeanAndOffset() {
    assertThat(Targets.RATING.value(4, 3, -0.5)).isEqualTo(1.5f);
    assertThat(Targets.RATING.has(0)).isTrue();
  }

  @Test
  void positiveTargetsAreOneForPositivesAndNoneForOthers() {
    PositiveTargets targets = Targets.ranking(4);
    assertThat(targets.value(4.5, 3, -0.5)).isEqualTo(1);
    assertThat(targets.value(3.5, 3, -0.5)).isZero();
    assertThat(targets.has(1)).isTrue();
    assertThat(targets.has(0)).isFalse();
  }

  /** In single precision 4.1 is less than it is in double. */
  @Test
  void aRatingOnTheBoundIsPositiveInAnyPrecision() {
    assertThat(Targets.ranking(4.1).isPositive(4.1f)).isTrue();
    assertThat(Targets.ranking(4.1).isPositive(4.1)).isTrue();
    assertThat(Targets.ranking(4.1).isPositive(4.0f)).isFalse();
  }
}
