package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DenoisingTest {
  @Test
  void theLossIsAboutWhatTheSettingSays() {
    assertAims(0.5, LossOn.HIDDEN, true, false);
    assertAims(0.5, LossOn.OBSERVED, false, true);
    assertAims(0.5, LossOn.ALL_RATED, true, true);
  }

  @Test
  void whereNothingIsHiddenItIsAboutEverything() {
    assertThat(new Denoising(0, LossOn.HIDDEN, Noise.NONE).aimsAt(true)).isTrue();
  }

  private static void assertAims(double hide, LossOn lossOn, boolean hidden, boolean fed) {
    Denoising denoising = new Denoising(hide, lossOn, Noise.NONE);
    assertThat(denoising.aimsAt(false)).isEqualTo(hidden);
    assertThat(denoising.aimsAt(true)).isEqualTo(fed);
  }
}
