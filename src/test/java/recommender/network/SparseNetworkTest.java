package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.network.DenseReference.assertAsDense;
import static recommender.network.DenseReference.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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

class SparseNetworkTest {
  private static final int STEPS = 20;

  @ParameterizedTest
  @EnumSource(Optimizer.class)
  void everyOptimizerIsThatOfDl4j(Optimizer optimizer) {
    String rate = optimizer == Optimizer.ADAGRAD ? "0.1" : "0.01";
    assertAsDense(
        new Shape(6, 40, .1),
        "training.optimizer=" + Names.kebab(optimizer),
        "training.learning-rate=" + rate,
        "network.l2=0");
    assertAsDense(
        new Shape(6, 40, .1),
        "training.optimizer=" + Names.kebab(optimizer),
        "training.learning-rate=" + rate,
        "network.l2=0.01");
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void everyActivationIsThatOfDl4j(Activation activation) {
    assertAsDense(
        new Shape(6, 30, .2),
        "network.activation=" + Names.kebab(activation),
        "network.output-activation=" + Names.kebab(activation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | 1  | 1   | [1]
          1 | 50 | .5  | [3]
          9 | 1  | 1   | [2]
          9 | 7  | 1   | [5,2,5]
          9 | 30 | 0   | [4]
          5 | 60 | .02 | [8,3]
          8 | 90 | .05 | [6,5,4,5,6]
          3 | 20 | .4  | [1100]
          """)
  void everyShapeTrainsAsDenseLayersDo(int users, int items, double density, String hidden) {
    assertAsDense(new Shape(users, items, density), "network.hidden=" + hidden, "network.l2=0.001");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void threadsShareTheWork(int threads) {
    assertAsDense(new Shape(20, 70, .1, threads, false), "network.hidden=[9,4,9]");
  }

  @Test
  void theLossIsAboutTheLabelsWhereRatingsAreHidden() {
    assertAsDense(new Shape(8, 40, .3, 1, true), "network.hidden=[5]");
  }

  @Test
  void itemsMayHaveNoOffset() {
    assertAsDense(new Shape(8, 40, .2), "network.hidden=[5]", "network.output-offset=false");
  }

  /** In stock training the layers return a gradient, the dropout draws the same units. */
  @Test
  void codeDropoutDropsTheSameUnitsAsInStockTraining() {
    Autoencoder autoencoder = autoencoder(30, "network.hidden=[6,4,6]", "network.code-dropout=0.5");
    SparseNetwork fused = autoencoder.fresh();
    MultiLayerNetwork stock = new MultiLayerNetwork(fused.getLayerWiseConfigurations().clone());
    stock.init(fused.params().dup(), false);
    fused.prepare(null, 1);
    for (int step = 0; step < STEPS; step++) {
      SparseRows rows = SomeRatings.of(6, 30, .2, step);
      INDArray packed = PackedRatings.pack(rows, 30);
      Nd4j.getRandom().setSeed(step + 1);
      fused.fit(new DataSet(packed, packed));
      Nd4j.getRandom().setSeed(step + 1);
      stock.fit(new DataSet(packed, packed));
    }
    fused.settle();
    assertClose(fused.params(), stock.params(), "parameters");
  }

  /** In stock training the layers return gradients, which must be those of plain Java. */
  @ParameterizedTest
  @ValueSource(strings = {"sigmoid", "tanh"})
  void gradientsAreCentralDifferences(String activation) {
    SparseNetwork sparse =
        autoencoder(5, "network.hidden=[3,2]", "network.activation=" + activation, "network.l2=0")
            .fresh();
    SparseRows rows = SomeRatings.of(4, 5, .6, 1);
    INDArray packed = PackedRatings.pack(rows, 5);
    MultiLayerNetwork stock = new MultiLayerNetwork(sparse.getLayerWiseConfigurations());
    stock.init(sparse.params(), false);
    stock.setInput(packed);
    stock.setLabels(packed);
    stock.computeGradientAndScore();
    PlainAutoencoder plain =
        new PlainAutoencoder(
            List.of(5, 3, 2, 5),
            activation.equals("tanh") ? Math::tanh : x -> 1 / (1 + Math.exp(-x)));
    double[] parameters = DenseReference.of(sparse).params().toDoubleVector();
    double[][] ratings = DenseReference.doubles(SomeRatings.matrix(rows, 5, Float.NaN));
    assertThat(stock.score()).isCloseTo(plain.loss(parameters, ratings), within(1e-5));
    double[] expected = plain.gradient(parameters, ratings);
    int at = 0;
    for (String name : List.of("0_W", "0_b", "1_W", "1_b", "2_W", "2_b")) {
      // Plain Java keeps the inputs of a unit together, which is ND4J's 'f' order.
      double[] actual = stock.gradient().getGradientFor(name).dup('f').data().asDouble();
      assertThat(actual)
          .as(name)
          .containsExactly(Arrays.copyOfRange(expected, at, at + actual.length), within(1e-5));
      at += actual.length;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void predictsWhatTheStockFormDoes(boolean tied) {
    Autoencoder autoencoder =
        autoencoder(
            30, "network.hidden=[6,4,6]", "network.activation=selu", "network.tied=" + tied);
    SparseNetwork network = autoencoder.fresh();
    SparseRows fed = SomeRatings.of(7, 30, .3, 1);
    SparseRows wanted = SomeRatings.of(7, 30, .5, 2);
    float[][] dense =
        autoencoder
            .published(network)
            .output(Nd4j.createFromArray(SomeRatings.matrix(fed, 30, 0)))
            .toFloatMatrix();
    assertThat(network.output(PackedRatings.pack(fed, 30)).ravel().toFloatVector())
        .as("everywhere")
        .containsExactly(Nd4j.createFromArray(dense).ravel().toFloatVector(), within(1e-5f));
    float[] expected = new float[wanted.ratings()];
    for (int user = 0; user < 7; user++) {
      for (int i = wanted.starts()[user]; i < wanted.starts()[user + 1]; i++) {
        expected[i] = dense[user][wanted.columns()[i]];
      }
    }
    assertThat(network.predict(fed, wanted)).containsExactly(expected, within(1e-5f));
    SparseNetwork back = SparseNetwork.ofStock(autoencoder.published(network));
    assertThat(back.predict(fed, wanted)).containsExactly(expected, within(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "network.tied=true",
        "network.tied=false",
        "network.output-offset=false",
        "network.output-activation=sigmoid",
        "network.output-activation=selu",
        "network.output-activation=softplus",
        "network.activation=relu"
      })
  void predictEverywhereIsPredictAtEveryItem(String change) {
    SparseNetwork network = autoencoder(30, "network.hidden=[6,4,6]", change).fresh();
    SparseRows fed = SomeRatings.of(7, 30, .3, 1);
    float[] expected = network.predict(fed, SomeRatings.of(7, 30, 1, 2));
    float[][] everywhere = network.predictEverywhere(fed);
    assertThat(everywhere).hasDimensions(7, 30);
    for (int user = 0; user < 7; user++) {
      assertThat(everywhere[user])
          .containsExactly(Arrays.copyOfRange(expected, user * 30, (user + 1) * 30), within(1e-5f));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnFromItsStateAndIterationCount(boolean tied) {
    Autoencoder autoencoder = autoencoder(30, "network.hidden=[6,3,6]", "network.tied=" + tied);
    SparseNetwork whole = autoencoder.fresh();
    SparseNetwork first = autoencoder.fresh();
    whole.prepare(null, 1);
    first.prepare(null, 1);
    List<DataSet> batches = new ArrayList<>();
    for (int step = 0; step < 10; step++) {
      INDArray packed = PackedRatings.pack(SomeRatings.of(6, 30, .1, step), 30);
      batches.add(new DataSet(packed, packed));
    }
    batches.forEach(whole::fit);
    batches.subList(0, 5).forEach(first::fit);
    first.settle();
    MultiLayerConfiguration configuration = first.getLayerWiseConfigurations().clone();
    SparseNetwork second =
        new SparseNetwork(MultiLayerConfiguration.fromJson(configuration.toJson()));
    second.init(first.params().dup(), false);
    second.prepare(first.optimizerState().dup(), 2);
    batches.subList(5, 10).forEach(second::fit);
    whole.settle();
    second.settle();
    assertClose(second.params(), whole.params(), "parameters");
    assertClose(second.optimizerState(), whole.optimizerState(), "state");
  }

  @Test
  void aUserWithoutRatingsChangesNothing() {
    assertThat(lossOfPadded(0)).isEqualTo(lossOfPadded(3));
  }

  /** A second step on the network's outputs after the first, at all items of all users fed. */
  @Test
  void refeedingTrainsOnItsOwnOutputs() {
    SparseRows rows = SomeRatings.of(5, 30, .1, 1);
    Autoencoder autoencoder = autoencoder(30, "network.hidden=[4]", "network.l2=0.01");
    SparseNetwork network = autoencoder.fresh();
    SparseNetwork twin = autoencoder.fresh();
    INDArray packed = PackedRatings.pack(rows, 30);
    network.prepare(null, 1);
    network.fit(new DataSet(packed, packed));
    network.refeed(packed);
    network.settle();

    twin.prepare(null, 1);
    twin.fit(new DataSet(packed, packed));
    twin.settle();
    SparseRows all = rows.everywhere(30);
    INDArray outputs =
        PackedRatings.pack(
            new SparseRows(all.starts(), all.columns(), twin.predict(rows, all)), 30);
    twin.fit(new DataSet(outputs, outputs));
    twin.settle();
    assertThat(network.params().toFloatVector())
        .containsExactly(twin.params().toFloatVector(), within(1e-6f));
    assertThat(network.getIterationCount()).isEqualTo(2);
  }

  @Test
  void whatIsClosedLeavesNoArraysBehind() {
    SparseNetwork network = autoencoder(30, "network.hidden=[4]").fresh();
    INDArray packed = PackedRatings.pack(SomeRatings.of(5, 30, .1, 1), 30);
    network.prepare(null, 1);
    network.fit(new DataSet(packed, packed));
    INDArray state = network.optimizerState();
    List<String> before = Nd4j.getWorkspaceManager().getAllWorkspacesIdsForCurrentThread();
    assertThat(before).contains("SPARSE_TRAINING");
    network.close();
    assertThat(network.params().wasClosed()).isTrue();
    assertThat(state.wasClosed()).isTrue();
    assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesIdsForCurrentThread())
        .doesNotContain("SPARSE_TRAINING");
  }

  private static double lossOfPadded(int empty) {
    SparseRows rows = SomeRatings.of(5, 30, .2, 1);
    int[] starts = Arrays.copyOf(rows.starts(), 6 + empty);
    Arrays.fill(starts, 6, starts.length, rows.ratings());
    INDArray packed = PackedRatings.pack(new SparseRows(starts, rows.columns(), rows.values()), 30);
    SparseNetwork network = autoencoder(30, "network.hidden=[4]").fresh();
    network.prepare(null, 1);
    network.fit(new DataSet(packed, packed));
    network.fit(new DataSet(packed, packed));
    return network.score();
  }

  private static Autoencoder autoencoder(int items, String... changes) {
    Settings settings = TestSettings.plain(changes);
    return new Autoencoder(settings.network(), settings.training(), items, 100);
  }
}
