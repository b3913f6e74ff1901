package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.config.Noise.Kind;

class NoiseTest {
  @Test
  void readsEveryKind() {
    assertThat(Noise.parse("none")).contains(Noise.NONE);
    assertThat(Noise.parse(" Gaussian( 1.5 ) ")).contains(new Noise(Kind.GAUSSIAN, 1.5));
    assertThat(Noise.parse("salt-and-pepper(0.1)")).contains(new Noise(Kind.SALT_AND_PEPPER, 0.1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gaussian",
        "gaussian(0)",
        "gaussian(-1)",
        "salt-and-pepper(1)",
        "salt(0.1)",
        "gaussian(1e999)",
        "gaussian(1-2)"
      })
  void refusesTheRest(String text) {
    assertThat(Noise.parse(text)).isEmpty();
  }
}
