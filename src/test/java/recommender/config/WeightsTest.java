package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.config.Weights.Kind;

class WeightsTest {
  @Test
  void readsEveryFamilyOfWeights() {
    assertThat(Weights.parse("xavier")).contains(new Weights(Kind.XAVIER, 1));
    assertThat(Weights.parse("xavier(0.2)")).contains(new Weights(Kind.XAVIER, 0.2));
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
        "xavier()"
      })
  void otherTextsAreNoWeights(String text) {
    assertThat(Weights.parse(text)).isEmpty();
  }

  /** Glorot's for 3 inputs and 5 outputs is sqrt(2 / 8). */
  @Test
  void onlyXavierDependsOnTheSizeOfTheLayer() {
    assertThat(new Weights(Kind.XAVIER, 1).sd(3, 5)).isEqualTo(0.5);
    assertThat(new Weights(Kind.XAVIER, 0.2).sd(3, 5)).isEqualTo(0.1);
    assertThat(new Weights(Kind.NORMAL, 0.2).sd(3, 5)).isEqualTo(0.2);
  }
}
