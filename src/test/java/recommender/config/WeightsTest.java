package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.config.Weights.Kind;

class WeightsTest {
  @Test
  void threeFamilies() {
    assertThat(Weights.parse("xavier")).contains(new Weights(Kind.XAVIER, 0));
    assertThat(Weights.parse(" Normal( 0.2 )")).contains(new Weights(Kind.NORMAL, 0.2));
    assertThat(Weights.parse("truncated-normal(1e-2)"))
        .contains(new Weights(Kind.TRUNCATED_NORMAL, 0.01));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "zero",
        "normal",
        "normal(0)",
        "normal(-1)",
        "normal(1e999)",
        "normal(1-1)",
        "normal()",
        "xavier(1)"
      })
  void nothingElse(String text) {
    assertThat(Weights.parse(text)).isEmpty();
  }
}
