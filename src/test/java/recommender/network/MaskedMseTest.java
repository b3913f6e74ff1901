package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.Settings;
import recommender.testing.TestSettings;

class MaskedMseTest {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final double NONE = Double.NaN;
  private static final double[][] RATINGS = {
    {1, NONE, 2, -1}, {NONE, 3, NONE, NONE}, {0.5, NONE, NONE, -2}
  };

  private final IActivation identity = new ActivationIdentity();
  private final MaskedMse loss = new MaskedMse();

  /** Errors of the observed: −0.5, −1 and −2; squares 0.25 + 1 + 4. */
  private final INDArray labels = matrix(new double[][] {{1, 0, 2}, {0, 3, 0}});

  private final INDArray output = matrix(new double[][] {{0.5, 9, 1}, {7, 1, 7}});
  private final INDArray mask = matrix(new double[][] {{1, 0, 1}, {0, 1, 0}});

  @Test
  void scoreIsTheMeanOverObservedRatings() {
    assertThat(loss.computeScore(labels, output, identity, mask, false)).isCloseTo(1.75, EXACT);
    assertThat(loss.computeScore(labels, output, identity, mask, true)).isCloseTo(1.75, EXACT);
    assertThat(loss.computeScoreArray(labels, output, identity, mask).toDoubleVector())
        .containsExactly(new double[] {1.25 / 3, 4.0 / 3}, EXACT);
  }

  @Test
  void gradientIsTwiceTheErrorOverTheNumberObserved() {
    INDArray gradient = loss.computeGradient(labels, output, identity, mask);
    assertThat(gradient.getRow(0).toDoubleVector())
        .containsExactly(new double[] {-1.0 / 3, 0, -2.0 / 3}, EXACT);
    assertThat(gradient.getRow(1).toDoubleVector())
        .containsExactly(new double[] {0, -4.0 / 3, 0}, EXACT);
  }

  /** σ(0) = 0.5, σ′(0) = 0.25: 2 · (0.5 − 1) · 0.25. */
  @Test
  void gradientGoesThroughTheActivation() {
    INDArray one = matrix(new double[][] {{1, 0}});
    INDArray zero = matrix(new double[][] {{0, 5}});
    INDArray first = matrix(new double[][] {{1, 0}});
    assertThat(loss.computeGradient(one, zero, new ActivationSigmoid(), first).toDoubleVector())
        .containsExactly(new double[] {-0.25, 0}, EXACT);
  }

  @Test
  void inputsAreLeftAlone() {
    loss.computeGradientAndScore(labels, output, identity, mask, true);
    assertThat(labels).isEqualTo(matrix(new double[][] {{1, 0, 2}, {0, 3, 0}}));
    assertThat(output).isEqualTo(matrix(new double[][] {{0.5, 9, 1}, {7, 1, 7}}));
    assertThat(mask).isEqualTo(matrix(new double[][] {{1, 0, 1}, {0, 1, 0}}));
  }

  /** Errors −0.5, 9, −1, 7, −2, 7: squares 184.25 over 6. */
  @Test
  void withoutAMaskEverythingIsObserved() {
    assertThat(loss.computeScore(labels, output, identity, null, false))
        .isCloseTo(184.25 / 6, within(1e-4));
    assertThat(loss.computeGradient(labels, output, identity, null).getDouble(0, 1))
        .isCloseTo(3, EXACT);
  }

  @Test
  void aMiniBatchWithoutRatingsHasNoError() {
    INDArray nothing = Nd4j.zeros(2, 3);
    assertThat(loss.computeScore(labels, output, identity, nothing, false)).isZero();
    assertThat(loss.computeGradient(labels, output, identity, nothing)).isEqualTo(nothing);
  }

  @Test
  void aNetworkStaysFiniteOnAMiniBatchWithoutRatings() {
    MultiLayerNetwork network = DenseReference.of(autoencoder("tanh", 0).fresh());
    INDArray before = network.params().dup();
    network.fit(Nd4j.zeros(3, 4), Nd4j.zeros(3, 4), null, Nd4j.zeros(3, 4));
    assertThat(network.score()).isZero();
    assertThat(network.params()).isEqualTo(before);
  }

  /** The plain network is differentiated numerically, DL4J's goes through its own backward pass. */
  @ParameterizedTest
  @ValueSource(strings = {"relu", "sigmoid", "tanh", "selu"})
  void lossAndGradientOfANetworkAreThoseOfPlainJava(String activation) {
    MultiLayerNetwork network = inDoubles(autoencoder(activation, 0));
    PlainAutoencoder plain = new PlainAutoencoder(List.of(4, 3, 2, 4), function(activation));
    double[] parameters = network.params().toDoubleVector();
    assertThat(network.score()).isCloseTo(plain.loss(parameters, RATINGS), within(1e-9));
    assertThat(gradient(network))
        .containsExactly(plain.gradient(parameters, RATINGS), within(1e-7));
  }

  /** DL4J adds it on the way to the updater, so it shows in a step: 0.5 · 2 · 0.3 · w. */
  @Test
  void l2HasTheGradientTwiceL2TimesWeightAndSparesOffsets() {
    MultiLayerNetwork without = inDoubles(autoencoder("tanh", 0));
    MultiLayerNetwork with = inDoubles(autoencoder("tanh", 0.3));
    Map<String, INDArray> first = new HashMap<>();
    with.paramTable().forEach((name, values) -> first.put(name, values.dup()));
    assertThat(with.score() - without.score()).isCloseTo(0.3 * squares(first), within(1e-9));
    step(without);
    step(with);
    first.forEach(
        (name, values) -> {
          INDArray further = without.getParam(name).sub(with.getParam(name));
          INDArray expected = values.mul(name.endsWith("W") ? 0.5 * 2 * 0.3 : 0);
          assertThat(further.equalsWithEps(expected, 1e-9)).as(name).isTrue();
        });
  }

  private static double squares(Map<String, INDArray> parameters) {
    return parameters.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("W"))
        .mapToDouble(entry -> entry.getValue().mul(entry.getValue()).sumNumber().doubleValue())
        .sum();
  }

  private static void step(MultiLayerNetwork network) {
    INDArray values = network.getInput().dup();
    network.fit(values, values, null, network.getLabels().neq(0).castTo(DataType.DOUBLE));
  }

  /** Offsets away from 0, so that one that was counted by mistake would show. */
  private static Autoencoder autoencoder(String activation, double l2) {
    Settings settings =
        TestSettings.plain(
            "network.hidden=[3,2]",
            "network.activation=" + activation,
            "network.initial-offset=0.1",
            "network.l2=" + l2,
            "training.optimizer=sgd",
            "training.learning-rate=0.5");
    return new Autoencoder(settings.network(), settings.training(), 4, 100);
  }

  /** A network that has seen the ratings: score and gradient are there to be read. */
  private static MultiLayerNetwork inDoubles(Autoencoder autoencoder) {
    MultiLayerNetwork network =
        DenseReference.of(autoencoder.fresh()).convertDataType(DataType.DOUBLE);
    INDArray values = Nd4j.zeros(DataType.DOUBLE, 3, 4);
    INDArray mask = Nd4j.zeros(DataType.DOUBLE, 3, 4);
    for (int user = 0; user < 3; user++) {
      for (int item = 0; item < 4; item++) {
        if (!Double.isNaN(RATINGS[user][item])) {
          values.putScalar(user, item, RATINGS[user][item]);
          mask.putScalar(user, item, 1);
        }
      }
    }
    network.setInput(values);
    network.setLabels(values);
    network.setLayerMaskArrays(null, mask);
    network.computeGradientAndScore();
    return network;
  }

  private static double[] gradient(MultiLayerNetwork network) {
    return network.gradient().gradient().toDoubleVector();
  }

  private static DoubleUnaryOperator function(String activation) {
    return switch (activation) {
      case "relu" -> x -> Math.max(0, x);
      case "sigmoid" -> x -> 1 / (1 + Math.exp(-x));
      case "tanh" -> Math::tanh;
      // Klambauer et al. 2017.
      case "selu" ->
          x ->
              1.0507009873554804934193349852946
                  * (x > 0 ? x : 1.6732632423543772848170429916717 * (Math.exp(x) - 1));
      default -> throw new IllegalArgumentException(activation);
    };
  }

  private static INDArray matrix(double[][] values) {
    return Nd4j.createFromArray(values).castTo(DataType.FLOAT);
  }
}
