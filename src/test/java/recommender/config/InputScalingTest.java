package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputScalingTest {
  @Test
  void sqrtCountScalesByTenOverTheRootOfTheCount() {
    assertThat(InputScaling.SQRT_COUNT.factor(4)).isEqualTo(5);
    assertThat(InputScaling.SQRT_COUNT.factor(400)).isEqualTo(0.5);
  }

  @Test
  void anEmptyProfileIsScaledAsOneRating() {
    assertThat(InputScaling.SQRT_COUNT.factor(0)).isEqualTo(10);
  }

  @Test
  void noScalingHasFactorOne() {
    assertThat(InputScaling.NONE.factor(400)).isEqualTo(1);
  }
}
