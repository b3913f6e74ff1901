package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import recommender.config.Weights.Kind;

class NetworkSettingsTest {
  private static final String HIDDEN =
      "network.hidden: expected a list of layer sizes, each at least 1, such as [256, 128, 256], was ";

  @Test
  void defaults() {
    assertThat(Hocon.settings().network())
        .isEqualTo(
            new NetworkSettings(
                Objective.RATING,
                Optional.empty(),
                Positives.RELEVANT,
                Optional.empty(),
                OptionalInt.empty(),
                List.of(250),
                Activation.TANH,
                Activation.IDENTITY,
                true,
                new Weights(Kind.XAVIER, 0.2),
                0,
                Centring.OFFSETS,
                InputScaling.SQRT_COUNT,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0.2,
                0,
                false));
  }

  @Test
  void everyKeyIsRead() {
    Settings settings =
        Hocon.settings(
            "network {",
            "  objective = both",
            "  type = autoencoder",
            "  positives = rated",
            "  vectors = user",
            "  columns = 9",
            "  hidden = [3, 2, 3]",
            "  activation = leakyrelu",
            "  output-activation = sigmoid",
            "  output-offset = false",
            "  weights = \"truncated-normal(0.2)\"",
            "  initial-offset = -0.5",
            "  centring = user",
            "  input-scaling = none",
            "  input-indicator = 0",
            "  l2 = 1e-3",
            "  code-dropout = 0.25",
            "  tied = true",
            "}");
    assertThat(settings.network())
        .isEqualTo(
            new NetworkSettings(
                Objective.BOTH,
                Optional.of(NetworkType.AUTOENCODER),
                Positives.RATED,
                Optional.of(VectorsOf.USER),
                OptionalInt.of(9),
                List.of(3, 2, 3),
                Activation.LEAKYRELU,
                Activation.SIGMOID,
                false,
                new Weights(Kind.TRUNCATED_NORMAL, 0.2),
                -0.5,
                Centring.USER,
                InputScaling.NONE,
                OptionalDouble.of(0),
                OptionalDouble.of(0.001),
                0.2,
                0.25,
                true));
  }

  @Test
  void everyBadValueIsReportedWithItsLine() {
    assertThat(
            Hocon.problems(
                "network.hidden = [8, 0]",
                "network.activation = cube",
                "network.output-activation = 7",
                "network.output-offset = perhaps",
                "network.weights = \"normal(-1)\"",
                "network.initial-offset = none",
                "network.centring = left",
                "network.input-scaling = log",
                "network.input-indicator = -2",
                "network.l2 = -1",
                "network.code-dropout = 1",
                "network.tied = partly",
                "network.vectors = both",
                "network.columns = 1"))
        .containsExactly(
            "network.vectors: expected one of user, item, or auto, was both (a.conf: 14)",
            HIDDEN + "[8, 0] (a.conf: 2)",
            "network.columns: expected a whole number of at least 2, or auto, was 1 (a.conf: 15)",
            "network.activation: expected one of identity, sigmoid, tanh, relu, leakyrelu, elu, selu, gelu, swish, softplus, was cube (a.conf: 3)",
            "network.output-activation: expected one of identity, sigmoid, tanh, relu, leakyrelu, elu, selu, gelu, swish, softplus, was 7 (a.conf: 4)",
            "network.output-offset: expected true or false, was perhaps (a.conf: 5)",
            "network.weights: expected xavier, xavier(SCALE), normal(SD) or truncated-normal(SD) with a number above 0, was normal(-1) (a.conf: 6)",
            "network.initial-offset: expected a number, was none (a.conf: 7)",
            "network.centring: expected one of offsets, item, user, none, was left (a.conf: 8)",
            "network.input-scaling: expected one of sqrt-count, none, was log (a.conf: 9)",
            "network.input-indicator: expected a number of at least 0, or auto, was -2 (a.conf: 10)",
            "network.l2: expected a number of at least 0, or auto, or auto(FACTOR) with a number above 0, was -1 (a.conf: 11)",
            "network.code-dropout: expected a number in [0, 1), was 1 (a.conf: 12)",
            "network.tied: expected true or false, was partly (a.conf: 13)");
  }

  /** 0.2 / sqrt(10,000), and what was set. */
  @Test
  void l2FollowsTheNumberOfRatingsUnlessItIsSet() {
    assertThat(Hocon.settings().network().l2(10_000)).isCloseTo(0.002, within(1e-15));
    assertThat(Hocon.settings("network.l2 = 0").network().l2(10_000)).isZero();
    assertThat(Hocon.settings("network.l2 = \"auto(0.3)\"").network().l2(10_000))
        .isCloseTo(0.003, within(1e-15));
    assertThat(Hocon.problems("network.l2 = auto(0)"))
        .containsExactly(
            "network.l2: expected a number of at least 0, or auto, or auto(FACTOR) with a number above 0, was auto(0) (a.conf: 2)");
  }

  @Test
  void hiddenIsAListOrTextWithCommas() {
    assertThat(Hocon.settings("network.hidden = \"5, 6\"").network().hidden())
        .containsExactly(5, 6);
    assertThat(Hocon.settings("network.hidden = 7").network().hidden()).containsExactly(7);
    for (String bad : List.of("[]", "wide", "[1.5]", "[99999999999]")) {
      assertThat(Hocon.problems("network.hidden = " + bad))
          .containsExactly(HIDDEN + bad + " (a.conf: 2)");
    }
  }

  @Test
  void aTiedNetworkWithoutMirroredSizesIsRefused() {
    for (String hidden : List.of("[3]", "[3, 3]", "[3, 2, 3]", "[4, 3, 3, 4]")) {
      assertThat(Hocon.settings("network.hidden = " + hidden, "network.tied = true").network())
          .as(hidden)
          .matches(NetworkSettings::tied);
    }
    for (String hidden : List.of("[3, 2]", "[4, 2, 3]")) {
      assertThat(Hocon.problems("network.hidden = " + hidden, "network.tied = true"))
          .containsExactly(
              "network.tied: expected false, or a network.hidden that reads the same in both directions, was true (a.conf: 3)");
    }
  }

  /** Nobody is folded in on codes that are put through another function. */
  @Test
  void vectorsAreThoseOfItemsUnlessOutputsAreCurved() {
    assertThat(Hocon.settings().network().vectors()).isEqualTo(VectorsOf.ITEM);
    assertThat(Hocon.settings("network.vectors = user").network().vectors())
        .isEqualTo(VectorsOf.USER);
    assertThat(Hocon.settings("network.output-activation = relu").network().vectors())
        .isEqualTo(VectorsOf.USER);
    assertThat(Hocon.problems("network.output-activation = relu", "network.vectors = item"))
        .containsExactly(
            "network.vectors: expected user, as network.output-activation is not identity, was item (a.conf: 3)");
  }

  @Test
  void theIndicatorSuitsTheVectorsUnlessItIsSet() {
    assertThat(Hocon.settings().network().inputIndicator()).isEqualTo(1);
    assertThat(Hocon.settings("network.vectors = user").network().inputIndicator()).isEqualTo(0.6);
    assertThat(Hocon.settings("network.input-indicator = 0").network().inputChannels())
        .isEqualTo(1);
  }

  @Test
  void theCodeIsTheMiddleLayer() {
    assertThat(codeLayer("[9]")).isZero();
    assertThat(codeLayer("[9, 8]")).isZero();
    assertThat(codeLayer("[9, 8, 9]")).isEqualTo(1);
    assertThat(codeLayer("[9, 9, 8, 8, 9, 9]")).isEqualTo(2);
  }

  private static int codeLayer(String hidden) {
    return Hocon.settings("network.hidden = " + hidden).network().codeLayer();
  }
}
