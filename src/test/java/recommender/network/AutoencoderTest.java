package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import recommender.config.Activation;
import recommender.config.Names;
import recommender.config.Optimizer;
import recommender.config.Settings;
import recommender.testing.SomeRatings;
import recommender.testing.TestSettings;
import recommender.vectors.PackedRatings;
import recommender.vectors.SparseRows;

class AutoencoderTest {
  private static final String TIED = "network.tied=true";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]     | 1 | true  | 4
          [2]     | 3 | true  | 17
          [2]     | 3 | false | 14
          [4,2,4] | 5 | true  | 71
          [4,2,4] | 5 | false | 66
          """)
  void countsItsParametersAsDl4jDoes(String hidden, int items, String offset, long expected) {
    Autoencoder autoencoder =
        autoencoder(items, "network.hidden=" + hidden, "network.output-offset=" + offset);
    assertThat(autoencoder.parameters()).isEqualTo(expected);
    assertThat(autoencoder.fresh().numParams()).isEqualTo(expected);
  }

  /** Published, the decoder has copies. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]     | 1 | true  | 3  | 4
          [2]     | 3 | true  | 11 | 17
          [2]     | 3 | false | 8  | 14
          [4,4]   | 5 | true  | 49 | 69
          [4,2,4] | 5 | true  | 43 | 71
          """)
  void countsWhatIsTiedOnce(String hidden, int items, String offset, long expected, long stock) {
    Autoencoder autoencoder =
        autoencoder(items, "network.hidden=" + hidden, "network.output-offset=" + offset, TIED);
    assertThat(autoencoder.parameters()).isEqualTo(expected);
    SparseNetwork network = autoencoder.fresh();
    assertThat(network.numParams()).isEqualTo(expected);
    assertThat(network.params().length()).isEqualTo(expected);
    assertThat(autoencoder.publishedParameters()).isEqualTo(stock);
    assertThat(autoencoder.published(network).numParams()).isEqualTo(stock);
  }

  @Test
  void layersAreTheHiddenOnesAndTheOutput() {
    Autoencoder autoencoder = autoencoder(5, "network.hidden=[4,2,4]");
    assertThat(autoencoder.layers()).isEqualTo(4);
    assertThat(autoencoder.fresh().getnLayers()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [6]       | 1
          [4,2,4]   | 2
          [4,3,2,4] | 2
          """)
  void codeDropoutSitsOnTheLayerThatReadsTheCode(String hidden, int expected) {
    MultiLayerNetwork network =
        autoencoder(5, "network.hidden=" + hidden, "network.code-dropout=0.8").fresh();
    for (int layer = 0; layer < network.getnLayers(); layer++) {
      Dropout dropout = (Dropout) layer(network, layer).getIDropout();
      if (layer == expected) {
        assertThat(dropout.getP()).as("what is kept").isCloseTo(0.2, within(1e-9));
      } else {
        assertThat(dropout).as("layer %d", layer).isNull();
      }
    }
  }

  /** The code is 1, and so is its weight: 0 where it is dropped, 1 / 0.2 where it is kept. */
  @Test
  void codeDropoutKeepsTheRest() {
    Autoencoder autoencoder =
        autoencoder(
            1, "network.hidden=[1]", "network.activation=identity", "network.code-dropout=0.8");
    SparseNetwork network = autoencoder.fresh();
    network.setParams(Nd4j.create(new float[] {0, 1, 1, 0}, 1, 4));
    MultiLayerNetwork stock = autoencoder.published(network);
    Nd4j.getRandom().setSeed(1);
    INDArray trained = stock.output(Nd4j.zeros(2000, 1), true);
    double kept = trained.gt(0).castTo(DataType.FLOAT).meanNumber().doubleValue();
    assertThat(kept).isBetween(0.17, 0.23);
    assertThat(trained.maxNumber().doubleValue()).isCloseTo(5, within(1e-5));
    assertThat(stock.output(Nd4j.zeros(1, 1), false).getDouble(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void everyActivationTrains(Activation activation) {
    assertTrains(
        "network.activation=" + Names.kebab(activation),
        "network.output-activation=" + Names.kebab(activation));
  }

  @ParameterizedTest
  @EnumSource(Optimizer.class)
  void everyOptimizerTrainsAndHasTheRateAndTheStateSaid(Optimizer optimizer) {
    SparseNetwork network = assertTrains("training.optimizer=" + Names.kebab(optimizer));
    assertThat(network.getLearningRate(0)).isEqualTo(0.01);
    INDArray state = network.optimizerState();
    assertThat(state == null ? 0 : state.length())
        .isEqualTo(optimizer.state() * network.numParams());
  }

  @Test
  void nesterovsHasTheMomentum() {
    MultiLayerNetwork network =
        autoencoder(3, "training.optimizer=nesterovs", "training.momentum=0.7").fresh();
    assertThat(((Nesterovs) layer(network, 0).getIUpdater()).getMomentum()).isEqualTo(0.7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xavier", "normal(0.2)", "truncated-normal(0.2)"})
  void everyDistributionOfWeightsTrains(String weights) {
    assertTrains("network.weights=" + weights);
  }

  @Test
  void weightsSpreadAsTheirDistributionSays() {
    assertThat(spread("normal(0.2)")).isCloseTo(0.2, within(0.01));
    assertThat(spread("xavier")).isCloseTo(Math.sqrt(2.0 / 150), within(0.006));
    // A normal cut at two standard deviations spreads 0.88 of one (variance 0.774).
    assertThat(spread("truncated-normal(0.2)")).isCloseTo(0.176, within(0.01));
    assertThat(weights("truncated-normal(0.2)").amaxNumber().doubleValue())
        .isLessThanOrEqualTo(0.4);
  }

  @Test
  void offsetsBeginAsSet() {
    MultiLayerNetwork network =
        autoencoder(4, "network.hidden=[3]", "network.initial-offset=0.25").fresh();
    assertThat(network.getParam("0_b").toFloatVector()).containsOnly(0.25f).hasSize(3);
    assertThat(network.getParam("1_b").toFloatVector()).containsOnly(0.25f).hasSize(4);
  }

  @Test
  void theSeedDecidesOnTheWeights() {
    INDArray weights = autoencoder(4, "training.seed=7").fresh().params();
    assertThat(autoencoder(4, "training.seed=7").fresh().params()).isEqualTo(weights);
    assertThat(autoencoder(4, "training.seed=8").fresh().params()).isNotEqualTo(weights);
  }

  @ParameterizedTest
  @CsvSource({"true,false", "false,false", "true,true", "false,true"})
  void thePublishedNetworkIsTheSameFunctionInStockClasses(
      String offset, String tied, @TempDir Path folder) throws IOException {
    Autoencoder autoencoder =
        autoencoder(
            5,
            "network.hidden=[4,2,4]",
            "network.activation=selu",
            "network.code-dropout=0.3",
            "network.output-offset=" + offset,
            "network.tied=" + tied);
    SparseNetwork trained = autoencoder.fresh();
    SparseRows fed = SomeRatings.of(3, 5, .6, 1);
    SparseRows all = SomeRatings.of(3, 5, 1, 2);
    float[] expected = trained.predict(fed, all);

    Path file = folder.resolve("model.zip");
    MultiLayerNetwork published = autoencoder.published(trained);
    ModelSerializer.writeModel(published, file.toFile(), false);
    trained.params().addi(1);
    INDArray ratings = Nd4j.createFromArray(SomeRatings.matrix(fed, 5, 0));
    assertThat(published.output(ratings).ravel().toFloatVector())
        .as("a copy")
        .containsExactly(expected, within(1e-6f));
    assertThat(ModelSerializer.restoreMultiLayerNetwork(file.toFile()).output(ratings))
        .isEqualTo(published.output(ratings));
    assertThat(configuration(file)).contains("org.deeplearning4j").doesNotContain("recommender");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[3]|1", "[4,2,4]|2", "[4,2,2,4]|2"})
  void aTieHoldsAfterTrainingSavingAndLoading(String hidden, int ties, @TempDir Path folder)
      throws IOException {
    Autoencoder autoencoder = autoencoder(5, "network.hidden=" + hidden, TIED);
    SparseNetwork trained = autoencoder.fresh();
    trained.prepare(null, 1);
    for (int step = 0; step < 3; step++) {
      INDArray packed = PackedRatings.pack(SomeRatings.of(4, 5, .5, step), 5);
      trained.fit(new DataSet(packed, packed));
    }
    trained.settle();
    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(autoencoder.published(trained), file.toFile(), false);
    MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    for (int layer = 0; layer < ties; layer++) {
      INDArray encoder = loaded.getParam(layer + "_W");
      INDArray decoder = loaded.getParam(loaded.getnLayers() - 1 - layer + "_W");
      assertThat(decoder).isEqualTo(encoder.transpose());
      assertThat(encoder).isEqualTo(trained.getParam(layer + "_W"));
    }
  }

  private static SparseNetwork assertTrains(String... changes) {
    SparseNetwork network = autoencoder(3, "training.learning-rate=0.01", changes).fresh();
    INDArray before = network.params().dup();
    INDArray packed = PackedRatings.pack(SomeRatings.of(2, 3, .7, 1), 3);
    network.prepare(null, 1);
    network.fit(new DataSet(packed, packed));
    network.settle();
    assertThat(network.score()).isFinite().isPositive();
    assertThat(network.params()).isNotEqualTo(before);
    assertThat(Arrays.stream(network.params().toDoubleVector())).allMatch(Double::isFinite);
    return network;
  }

  private static double spread(String weights) {
    return weights(weights).stdNumber().doubleValue();
  }

  private static INDArray weights(String weights) {
    return autoencoder(100, "network.hidden=[50]", "network.weights=" + weights)
        .fresh()
        .getParam("0_W");
  }

  private static BaseLayer layer(MultiLayerNetwork network, int index) {
    return (BaseLayer) network.getLayer(index).conf().getLayer();
  }

  private static String configuration(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      byte[] bytes = file.getInputStream(file.getEntry("configuration.json")).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static Autoencoder autoencoder(int items, String first, String... changes) {
    String[] all = new String[changes.length + 1];
    all[0] = first;
    System.arraycopy(changes, 0, all, 1, changes.length);
    Settings settings = TestSettings.plain(all);
    return new Autoencoder(settings.network(), settings.training(), items, 100);
  }
}
