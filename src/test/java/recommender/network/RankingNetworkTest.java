package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.network.DenseReference.assertClose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import recommender.config.Settings;
import recommender.testing.SomeRatings;
import recommender.testing.TestSettings;
import recommender.vectors.PackedRatings;
import recommender.vectors.SparseRows;

class RankingNetworkTest {

  /** Three users have the first four of eight items as positives, three the others. */
  private static final SparseRows POSITIVES = twoGroups();

  @Test
  void theLastLayerSurvivesJson() {
    MultiLayerConfiguration configuration =
        autoencoder(8, "training.negatives=5").fresh().getLayerWiseConfigurations();
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
    assertThat(read).isEqualTo(configuration);
    assertThat(read.getConf(1).getLayer())
        .isInstanceOfSatisfying(
            SoftmaxOutputLayer.class,
            layer -> {
              assertThat(layer.getNegatives()).isEqualTo(5);
              assertThat(layer.getNOut()).isEqualTo(8);
              assertThat(layer.hasBias()).isTrue();
            });
  }

  /** None are drawn where there would be as many as items; auto begins beyond 10,000. */
  @ParameterizedTest
  @CsvSource({"0, 8, 0", "7, 8, 7", "8, 8, 0", "auto, 10000, 0", "auto, 10001, 2000"})
  void theNumberOfNegativesFollowsSettingAndCatalogue(String negatives, int items, int expected) {
    Autoencoder autoencoder = autoencoder(items, "training.negatives=" + negatives);
    assertThat(autoencoder.softmaxItems()).isEqualTo(expected == 0 ? items : expected);
    assertThat(autoencoder.negatives()).isEqualTo(expected);
  }

  /**
   * At first all eight items are about as likely: the loss is log 8. A user has four positives, so
   * no network can do better than log 4.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5})
  void aNetworkLearnsThePositivesOfTwoGroupsOfUsers(int negatives) {
    SparseNetwork network =
        autoencoder(8, "training.negatives=" + negatives, "training.learning-rate=0.01").fresh();
    assertThat(loss(network)).isCloseTo(Math.log(8), within(0.1));
    network.prepare(null, 1);
    INDArray packed = PackedRatings.pack(POSITIVES, 8);
    Nd4j.getRandom().setSeed(3);
    for (int step = 0; step < 400; step++) {
      network.fit(new DataSet(packed, packed));
    }
    network.settle();
    assertThat(loss(network)).isBetween(Math.log(4), Math.log(4) + 0.05);
    network.close();
  }

  @Test
  void theScoreOfAStepIsTheLossBeforeIt() {
    SparseNetwork network = autoencoder(8).fresh();
    double before = loss(network);
    network.prepare(null, 1);
    INDArray packed = PackedRatings.pack(POSITIVES, 8);
    network.fit(new DataSet(packed, packed));
    assertThat(network.score()).isCloseTo(before, within(1e-5));
    network.close();
  }

  /** In DL4J's own training the layers return gradients. */
  @Test
  void oneStepIsThatOfStockTraining() {
    Autoencoder autoencoder =
        autoencoder(8, "network.hidden=[4,3]", "training.optimizer=sgd", "network.l2=0.01");
    SparseNetwork network = autoencoder.fresh();
    MultiLayerNetwork stock = new MultiLayerNetwork(network.getLayerWiseConfigurations().clone());
    stock.init(network.params().dup(), false);
    INDArray packed = PackedRatings.pack(POSITIVES, 8);
    network.prepare(null, 1);
    network.fit(new DataSet(packed, packed));
    network.settle();
    stock.fit(new DataSet(packed, packed));
    assertThat(network.params().toFloatVector())
        .containsExactly(stock.params().toFloatVector(), within(1e-6f));
    network.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void thePublishedNetworkIsStockAndGivesProbabilities(String offset, @TempDir Path folder)
      throws IOException {
    Autoencoder autoencoder =
        autoencoder(
            8,
            "network.hidden=[4,3]",
            "network.weights=\"normal(1)\"",
            "network.output-offset=" + offset);
    SparseNetwork network = autoencoder.fresh();
    MultiLayerNetwork published = autoencoder.published(network);
    assertThat(published.getLayerWiseConfigurations().getConf(0).getLayer())
        .isExactlyInstanceOf(DenseLayer.class);
    assertThat(published.getLayerWiseConfigurations().getConf(1).getLayer())
        .isExactlyInstanceOf(DenseLayer.class);
    assertThat(published.getLayerWiseConfigurations().getConf(2).getLayer())
        .isExactlyInstanceOf(OutputLayer.class)
        .isInstanceOfSatisfying(
            OutputLayer.class,
            last -> {
              assertThat(last.getActivationFn()).isEqualTo(new ActivationSoftmax());
              assertThat(last.getLossFn()).isEqualTo(new LossMCXENT());
            });
    assertThat(autoencoder.publishedParameters()).isEqualTo(published.numParams());
    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(published, file.toFile(), false);
    MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    float[][] logits = network.predictEverywhere(POSITIVES);
    float[][] outputs =
        loaded.output(Nd4j.createFromArray(SomeRatings.matrix(POSITIVES, 8, 0))).toFloatMatrix();
    for (int user = 0; user < POSITIVES.users(); user++) {
      assertThat(outputs[user]).containsExactly(softmax(logits[user]), within(1e-6f));
    }
    float[][] back = SparseNetwork.ofStock(loaded).predictEverywhere(POSITIVES);
    for (int user = 0; user < POSITIVES.users(); user++) {
      assertThat(back[user]).containsExactly(logits[user]);
    }
  }

  @Test
  void aCopyTrainsOnBitForBit() {
    Autoencoder autoencoder = autoencoder(40, "training.negatives=6");
    SparseNetwork first = autoencoder.fresh();
    first.prepare(null, 1);
    steps(first, 0, 5);
    first.settle();
    MultiLayerConfiguration configuration =
        MultiLayerConfiguration.fromJson(first.getLayerWiseConfigurations().toJson());
    configuration.setIterationCount(first.getIterationCount());
    SparseNetwork second = new SparseNetwork(configuration);
    second.init(first.params().dup(), false);
    second.prepare(first.optimizerState().dup(), 1);
    steps(first, 5, 10);
    steps(second, 5, 10);
    first.settle();
    second.settle();
    assertThat(second.params().toFloatVector()).containsExactly(first.params().toFloatVector());
    assertThat(second.optimizerState().toFloatVector())
        .containsExactly(first.optimizerState().toFloatVector());
    first.close();
    second.close();
  }

  @Test
  void threadsShareTheWork() {
    Autoencoder autoencoder = autoencoder(40, "training.negatives=6", "network.hidden=[5,4]");
    SparseNetwork one = autoencoder.fresh();
    SparseNetwork three = autoencoder.fresh();
    one.prepare(null, 1);
    three.prepare(null, 3);
    steps(one, 0, 10);
    steps(three, 0, 10);
    one.settle();
    three.settle();
    assertClose(three.params(), one.params(), "parameters");
    one.close();
    three.close();
  }

  /** Items are drawn by ND4J's generator, which every mini-batch seeds anew. */
  private static void steps(SparseNetwork network, int from, int to) {
    for (int step = from; step < to; step++) {
      INDArray packed = PackedRatings.pack(SomeRatings.of(6, 40, .1, step), 40);
      Nd4j.getRandom().setSeed(step + 1);
      network.fit(new DataSet(packed, packed));
    }
  }

  /** Loss over all items. */
  private static double loss(SparseNetwork network) {
    float[][] logits = network.predictEverywhere(POSITIVES);
    double loss = 0;
    for (int user = 0; user < POSITIVES.users(); user++) {
      float[] probabilities = softmax(logits[user]);
      for (int i = POSITIVES.starts()[user]; i < POSITIVES.starts()[user + 1]; i++) {
        loss -= Math.log(probabilities[POSITIVES.columns()[i]]);
      }
    }
    return loss / POSITIVES.ratings();
  }

  private static float[] softmax(float[] logits) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (Math.exp(logits[i]) / sum);
    }
    return probabilities;
  }

  private static SparseRows twoGroups() {
    List<int[]> columns =
        IntStream.range(0, 6)
            .mapToObj(user -> IntStream.range(user % 2 * 4, user % 2 * 4 + 4).toArray())
            .toList();
    float[] ones = new float[4];
    Arrays.fill(ones, 1);
    return SparseRows.of(columns, columns.stream().map(each -> ones).toList());
  }

  private static Autoencoder autoencoder(int items, String... changes) {
    Stream<String> small =
        Stream.of("network.objective=ranking", "network.hidden=[4]", "network.input-indicator=0");
    Settings settings =
        TestSettings.with(Stream.concat(small, Stream.of(changes)).toArray(String[]::new));
    return new Autoencoder(settings.network(), settings.training(), items, 100);
  }
}
