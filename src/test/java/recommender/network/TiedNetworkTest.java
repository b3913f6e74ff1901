package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.network.DenseReference.assertAsDense;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.Activation;
import recommender.config.Names;
import recommender.config.Optimizer;
import recommender.config.Settings;
import recommender.network.DenseReference.Shape;
import recommender.testing.SomeRatings;
import recommender.testing.TestSettings;
import recommender.vectors.PackedRatings;
import recommender.vectors.SparseRows;

class TiedNetworkTest {
  private static final String TIED = "network.tied=true";
  private static final SparseRows TWO =
      new SparseRows(new int[] {0, 1}, new int[] {0}, new float[] {2});
  private static final SparseRows NONE = new SparseRows(new int[] {0, 0}, new int[0], new float[0]);

  @ParameterizedTest
  @EnumSource(Optimizer.class)
  void everyOptimizerStepsOnceForBothUses(Optimizer optimizer) {
    String rate = optimizer == Optimizer.ADAGRAD ? "0.1" : "0.01";
    for (String l2 : List.of("0", "0.01")) {
      for (boolean hides : new boolean[] {false, true}) {
        assertAsDense(
            new Shape(6, 40, .1, 1, hides),
            TIED,
            "network.hidden=[5,3,5]",
            "training.optimizer=" + Names.kebab(optimizer),
            "training.learning-rate=" + rate,
            "network.l2=" + l2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void everyActivationIsThatOfDl4j(Activation activation) {
    assertAsDense(
        new Shape(6, 30, .2),
        TIED,
        "network.hidden=[5,3,5]",
        "network.activation=" + Names.kebab(activation),
        "network.output-activation=" + Names.kebab(activation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1  | 1  | 1   | 1 | false | [1]
          1  | 50 | .5  | 2 | true  | [3]
          9  | 30 | 0   | 1 | false | [4]
          20 | 70 | .1  | 1 | true  | [9]
          20 | 70 | .1  | 2 | true  | [9]
          20 | 70 | .1  | 2 | false | [9]
          20 | 70 | .1  | 3 | true  | [9,4,9]
          5  | 60 | .02 | 1 | true  | [8,8]
          8  | 90 | .05 | 2 | true  | [6,5,4,5,6]
          8  | 90 | .05 | 1 | true  | [6,5,5,6]
          3  | 20 | .4  | 1 | false | [1100]
          """)
  void everyShapeTrainsAsDenseLayersDo(
      int users, int items, double density, int threads, boolean hides, String hidden) {
    assertAsDense(
        new Shape(users, items, density, threads, hides),
        TIED,
        "network.hidden=" + hidden,
        "network.l2=0.001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[6]", "[6,4,6]", "[6,4,4,6]"})
  void codeDropoutDropsTheSameUnits(String hidden) {
    assertAsDense(
        new Shape(8, 40, .2, 2, true),
        TIED,
        "network.hidden=" + hidden,
        "network.code-dropout=0.5");
  }

  @Test
  void itemsMayHaveNoOffset() {
    assertAsDense(
        new Shape(8, 40, .2, 1, true), TIED, "network.hidden=[5]", "network.output-offset=false");
  }

  /** The parameters move by the rate times the gradient; some items are inputs, some targets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"3|1", "3|2", "3,2,3|2", "3,3|1", "4,3,3,4|2"})
  void gradientsAreCentralDifferences(String hidden, int threads) {
    int items = 7;
    SparseNetwork network =
        autoencoder(
                items,
                "network.hidden=" + hidden,
                "network.activation=tanh",
                "network.initial-offset=0.1",
                "network.l2=0",
                "training.optimizer=sgd")
            .fresh();
    SparseRows fed = SomeRatings.of(5, items, .5, 1);
    SparseRows targets = SomeRatings.of(5, items, .5, 2);
    double[] before = network.params().toDoubleVector();
    step(network, fed, targets, threads);
    double[] after = network.params().toDoubleVector();

    List<Integer> sizes = sizes(items, hidden);
    PlainTiedAutoencoder plain =
        new PlainTiedAutoencoder(new PlainAutoencoder(sizes, Math::tanh), sizes);
    double[][] in = DenseReference.doubles(SomeRatings.matrix(fed, items, Float.NaN));
    double[][] out = DenseReference.doubles(SomeRatings.matrix(targets, items, Float.NaN));
    assertThat(network.score()).isCloseTo(plain.loss(before, in, out), within(1e-5));
    double[] gradient = PlainAutoencoder.gradient(moved -> plain.loss(moved, in, out), before);
    for (int i = 0; i < gradient.length; i++) {
      assertThat((before[i] - after[i]) / .01)
          .as("parameter %d of %d", i, gradient.length)
          .isCloseTo(gradient[i], within(2e-5));
    }
  }

  private static List<Integer> sizes(int items, String hidden) {
    return Stream.of("%d,%s,%d".formatted(items, hidden, items).split(","))
        .map(Integer::valueOf)
        .toList();
  }

  /**
   * w = ½, rating 2: the output is 2w² = ½, the error −1½, the gradient 2 · −1½ · 4w = −6 by the
   * weight, 2 · −1½ · w = −1½ by the hidden offset and 2 · −1½ = −3 by the item's.
   */
  @Test
  void gradientsOfAnItemThatIsInputAndTargetAddUp() {
    INDArray parameters = stepped(TWO, TWO, "network.l2=0");
    assertThat(parameters.toFloatVector())
        .containsExactly(new float[] {.5f + .06f, .015f, .03f}, within(1e-6f));
  }

  /**
   * h = ½ · 2 + ¼ · 1 = 1¼ and the output ½ · h, 1⅜ too low: with 2 · 1⅜ = 2¾ the shared weight
   * moves by 0.01 · 2¾ · (h + ½ · 2), the indicator's by 0.01 · 2¾ · ½.
   */
  @Test
  void aSecondInputHasWeightsThatTheDecoderDoesNotUse() {
    Autoencoder autoencoder =
        autoencoder(
            1,
            "network.hidden=[1]",
            "network.activation=identity",
            "network.input-indicator=1",
            "network.l2=0",
            "training.optimizer=sgd");
    SparseNetwork network = autoencoder.fresh();
    network.setParams(Nd4j.create(new float[] {.5f, .25f, 0, 0}, 1, 4));
    SparseRows both = new SparseRows(new int[] {0, 2}, new int[] {0, 1}, new float[] {2, 1});
    network.prepare(null, 1);
    network.setLearningRate(.01);
    network.fit(new DataSet(PackedRatings.pack(both, 2), PackedRatings.pack(TWO, 1)));
    network.settle();
    assertThat(network.params().toFloatVector())
        .containsExactly(new float[] {.561875f, .26375f, .01375f, .0275f}, within(1e-6f));
    assertThat(autoencoder.published(network).getLayer(1).getParam("W").toFloatVector())
        .containsExactly(new float[] {.561875f}, within(1e-6f));
    assertThat(autoencoder.publishedParameters()).isEqualTo(5);
  }

  /** Without ratings there is L2 alone, once: ½ − 0.01 · 2 · 3 · ½. */
  @Test
  void l2CountsASharedWeightOnce() {
    INDArray parameters = stepped(NONE, NONE, "network.l2=3");
    assertThat(parameters.toFloatVector()).containsExactly(new float[] {.47f, 0, 0}, within(1e-6f));
  }

  private static INDArray stepped(SparseRows fed, SparseRows targets, String l2) {
    SparseNetwork network =
        autoencoder(
                1,
                "network.hidden=[1]",
                "network.activation=identity",
                l2,
                "training.optimizer=sgd")
            .fresh();
    network.setParams(Nd4j.create(new float[] {.5f, 0, 0}, 1, 3));
    step(network, fed, targets, 1);
    return network.params();
  }

  /** A step of gradient descent at the rate 0.01. */
  private static void step(SparseNetwork network, SparseRows fed, SparseRows targets, int threads) {
    int items = network.layerInputSize(0);
    network.prepare(null, threads);
    network.setLearningRate(.01);
    network.fit(new DataSet(PackedRatings.pack(fed, items), PackedRatings.pack(targets, items)));
    network.settle();
  }

  private static Autoencoder autoencoder(int items, String... changes) {
    String[] all = Stream.concat(Stream.of(changes), Stream.of(TIED)).toArray(String[]::new);
    Settings settings = TestSettings.plain(all);
    return new Autoencoder(settings.network(), settings.training(), items, 100);
  }
}
