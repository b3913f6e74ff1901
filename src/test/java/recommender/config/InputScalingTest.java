package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputScalingTest {
  @Test
  void sqrtCountIsTenOverTheRoot() {
    assertThat(InputScaling.SQRT_COUNT.factor(4)).isEqualTo(5);
    assertThat(InputScaling.SQRT_COUNT.factor(400)).isEqualTo(0.5);
  }

  @Test
  void anEmptyProfileHasAFactor() {
    assertThat(InputScaling.SQRT_COUNT.factor(0)).isEqualTo(10);
  }

  @Test
  void noneIsOne() {
    assertThat(InputScaling.NONE.factor(400)).isEqualTo(1);
  }
}
