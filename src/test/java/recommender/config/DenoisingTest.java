package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DenoisingTest {
  @Test
  void theLossIsOverHiddenObservedOrAllRatingsAsSet() {
    assertInLoss(0.5, LossOn.HIDDEN, true, false);
    assertInLoss(0.5, LossOn.OBSERVED, false, true);
    assertInLoss(0.5, LossOn.ALL_RATED, true, true);
  }

  @Test
  void theLossIsOverAllRatingsWhereNothingIsHidden() {
    assertThat(new Denoising(0, LossOn.HIDDEN, Noise.NONE).isInLoss(true)).isTrue();
  }

  private static void assertInLoss(double hide, LossOn lossOn, boolean hidden, boolean fed) {
    Denoising denoising = new Denoising(hide, lossOn, Noise.NONE);
    assertThat(denoising.isInLoss(false)).isEqualTo(hidden);
    assertThat(denoising.isInLoss(true)).isEqualTo(fed);
  }
}
