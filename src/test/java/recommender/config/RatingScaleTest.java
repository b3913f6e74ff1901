package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatingScaleTest {
  @Test
  void clipsToItsEnds() {
    RatingScale stars = new RatingScale(0.5, 5);
    assertThat(stars.clip(-3)).isEqualTo(0.5);
    assertThat(stars.clip(3.7)).isEqualTo(3.7);
    assertThat(stars.clip(5.1)).isEqualTo(5);
    assertThat(stars.clip(Double.NaN)).isNaN();
  }
}
