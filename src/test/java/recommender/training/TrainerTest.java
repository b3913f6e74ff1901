package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.testing.Vectors;
import recommender.vectors.InputTransform;
import recommender.vectors.MiniBatches;
import recommender.vectors.Round;

class TrainerTest extends SparkTest {
  private static final int ITEMS = 4;
  private static final float NONE = Float.NaN;

  /** 7 users; in pairs, the last one alone: 4 mini-batches. 16 ratings. */
  private static final float[][] RATINGS = {
    {1, NONE, 2, -1},
    {NONE, 3, NONE, 1},
    {0.5f, NONE, NONE, -2},
    {NONE, 1, 1, NONE},
    {2, 2, NONE, NONE},
    {-1, NONE, 1, 0.5f},
    {NONE, -1, 2, NONE}
  };

  private static final String[] SMALL = {
    "network.hidden=[3]", "network.centring=none", "training.batch-size=2", "training.epochs=3"
  };

  /**
   * The network says 0 and hardly learns, and a user's squared rating is a power of 4, so the sum
   * of squares tells how often each was trained.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # users in a mini-batch | workers | frequency | rounds
          2  | 1 | epoch | 1
          2  | 1 | 2     | 2
          2  | 2 | epoch | 1
          2  | 2 | 1     | 2
          3  | 3 | 1     | 1
          1  | 3 | 2     | 1
          9  | 2 | epoch | 1
          """)
  void everyMiniBatchIsTrainedOnceAnEpoch(int size, int workers, String frequency, int rounds) {
    float[][] powers = new float[7][];
    double squares = 0;
    for (int user = 0; user < powers.length; user++) {
      powers[user] = new float[] {NONE, 1 << user, NONE, NONE};
      squares += Math.pow(4, user);
    }
    Settings settings =
        settings(
            "training.batch-size=" + size,
            "training.workers=" + workers,
            "training.averaging-frequency=" + frequency,
            "training.optimizer=sgd",
            "training.learning-rate=1e-30",
            "training.epochs=2");
    MultiLayerNetwork network = network(settings);
    network.params().assign(0);
    TrainedModel model = train(settings, network, powers);
    assertThat(model.history()).hasSize(2);
    for (Epoch epoch : model.history()) {
      assertThat(epoch.ratings()).isEqualTo(7);
      assertThat(epoch.trainLoss() * 7).isCloseTo(squares, within(0.1));
      assertThat(epoch.rounds()).isEqualTo(rounds);
    }
  }

  /** Adam's state and its count of steps pass from round to round and from epoch to epoch. */
  @ParameterizedTest
  @ValueSource(strings = {"epoch", "1", "3"})
  void oneWorkerTrainsAsDl4jDoesWithoutSpark(String frequency) {
    Settings settings =
        settings(
            "training.workers=1",
            "training.learning-rate=0.05",
            "training.averaging-frequency=" + frequency);
    MultiLayerNetwork averaged = network(settings);
    MultiLayerNetwork plain = averaged.clone();
    train(settings, averaged, RATINGS);
    try (MiniBatches batches = batches(settings, RATINGS)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        matrices(batches, epoch).forEach(plain::fit);
      }
    }
    assertClose(averaged.params(), plain.params());
    assertClose(averaged.getUpdater().getStateViewArray(), plain.getUpdater().getStateViewArray());
  }

  /** Of 4 mini-batches one worker has the first and the third, the other the rest. */
  @Test
  void twoWorkersAreAveraged() {
    Settings settings = settings("training.workers=2", "training.learning-rate=0.05");
    MultiLayerNetwork averaged = network(settings);
    MultiLayerNetwork mean = averaged.clone();
    train(settings, averaged, RATINGS);
    try (MiniBatches batches = batches(settings, RATINGS)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        List<DataSet> matrices = matrices(batches, epoch);
        MultiLayerNetwork first = mean.clone();
        MultiLayerNetwork second = mean.clone();
        first.getLayerWiseConfigurations().setIterationCount(2 * (epoch - 1));
        second.getLayerWiseConfigurations().setIterationCount(2 * (epoch - 1));
        first.fit(matrices.get(0));
        first.fit(matrices.get(2));
        second.fit(matrices.get(1));
        second.fit(matrices.get(3));
        mean.setParams(first.params().add(second.params()).div(2));
        mean.getUpdater()
            .getStateViewArray()
            .assign(
                first
                    .getUpdater()
                    .getStateViewArray()
                    .add(second.getUpdater().getStateViewArray())
                    .div(2));
      }
    }
    assertClose(averaged.params(), mean.params());
  }

  @Test
  void trainLossIsTheMaskedErrorWithoutL2() {
    Settings settings =
        settings(
            "network.l2=0.5",
            "training.workers=2",
            "training.optimizer=sgd",
            "training.learning-rate=1e-30",
            "training.epochs=1");
    MultiLayerNetwork network = network(settings);
    double squares = 0;
    int observed = 0;
    for (float[] user : RATINGS) {
      float[] fed = user.clone();
      for (int item = 0; item < ITEMS; item++) {
        fed[item] = Float.isNaN(fed[item]) ? 0 : fed[item];
      }
      INDArray output = network.output(Nd4j.createFromArray(new float[][] {fed}));
      for (int item = 0; item < ITEMS; item++) {
        if (!Float.isNaN(user[item])) {
          squares += Math.pow(output.getDouble(0, item) - user[item], 2);
          observed++;
        }
      }
    }
    Epoch epoch = train(settings, network, RATINGS).history().get(0);
    assertThat(epoch.ratings()).isEqualTo(16).isEqualTo(observed);
    assertThat(epoch.trainLoss()).isCloseTo(squares / observed, within(1e-5));
    assertThat(epoch.validationRmse()).isEmpty();
  }

  @Test
  void twoRunsAreTheSame() {
    Settings settings = settings("training.workers=2", "network.code-dropout=0.2");
    MultiLayerNetwork first = network(settings);
    MultiLayerNetwork second = network(settings);
    train(settings, first, RATINGS);
    train(settings, second, RATINGS);
    assertClose(first.params(), second.params());
    assertThat(first.params()).isNotEqualTo(network(settings).params());
  }

  @Test
  void stopsWhenValidationGetsNoBetterAndKeepsTheBestEpoch() {
    Settings settings = settings("training.epochs=9", "training.patience=2");
    Validation validation = new Validation(1, 0.8, 0.9, 0.8, 0.1);
    MultiLayerNetwork network = network(settings);
    TrainedModel model = train(settings, network, Optional.of(validation));
    assertThat(model.history()).hasSize(4);
    assertThat(model.history().get(1).validationRmse()).hasValue(0.8);
    assertThat(model.bestEpoch()).isEqualTo(2);
    assertThat(network.params()).isEqualTo(validation.seen.get(1));
    assertThat(network.params()).isNotEqualTo(validation.seen.get(3));
  }

  @Test
  void withoutPatienceGoesToTheEnd() {
    Settings settings = settings("training.epochs=4", "training.patience=0");
    Validation validation = new Validation(0.5, 0.6, 0.7, 0.8);
    MultiLayerNetwork network = network(settings);
    TrainedModel model = train(settings, network, Optional.of(validation));
    assertThat(model.history()).hasSize(4);
    assertThat(model.bestEpoch()).isEqualTo(1);
    assertThat(network.params()).isEqualTo(validation.seen.get(0));
  }

  @Test
  void withoutValidationTheLastEpochIsKept() {
    Settings settings = settings("training.epochs=2");
    assertThat(train(settings, network(settings), RATINGS).bestEpoch()).isEqualTo(2);
  }

  @Test
  void aLowerLearningRateReachesTheWorkers() {
    Settings settings =
        settings(
            "training.optimizer=sgd",
            "training.learning-rate=0.1",
            "training.decay-factor=1e-30",
            "training.decay-every=1",
            "training.epochs=2");
    Validation validation = new Validation(0.5, 0.4);
    MultiLayerNetwork network = network(settings);
    INDArray before = network.params().dup();
    TrainedModel model = train(settings, network, Optional.of(validation));
    assertThat(validation.seen.get(0)).isNotEqualTo(before);
    assertThat(validation.seen.get(1)).isEqualTo(validation.seen.get(0));
    assertThat(model.history()).extracting(Epoch::learningRate).containsExactly(0.1, 0.1 * 1e-30);
  }

  @Test
  void aLossThatIsNoNumberEndsTraining() {
    Settings settings = settings("training.optimizer=sgd", "training.learning-rate=1e30");
    assertThatThrownBy(() -> train(settings, network(settings), RATINGS))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "training diverged: train loss became (NaN|Infinity) in epoch 1; try a smaller training\\.learning-rate \\(was 1\\.0E30\\), .*");
  }

  @Test
  void soDoesAValidationErrorThatIsNone() {
    Settings settings = settings("training.learning-rate=0.01");
    assertThatThrownBy(
            () -> train(settings, network(settings), Optional.of(new Validation(0.5, NONE))))
        .isInstanceOf(DivergedException.class)
        .hasMessage(
            "training diverged: validation RMSE became NaN in epoch 2; try a smaller training.learning-rate (was 0.01), a larger training.batch-size (was 2), another network.activation, or network.l2");
  }

  /** A round sends 20,000 parameters with Adam's state: 240 kB. */
  @Test
  void nothingPilesUpInSparksMemory() throws InterruptedException {
    Settings settings =
        settings("network.hidden=[2500]", "training.averaging-frequency=1", "training.epochs=4");
    MultiLayerNetwork network = network(settings);
    long before = stored();
    int persisted = context().getPersistentRDDs().size();
    TrainedModel model = train(settings, network, RATINGS);
    assertThat(model.averagingRounds()).isEqualTo(16);
    for (int i = 0; i < 50 && stored() - before > 500_000; i++) {
      Thread.sleep(100);
    }
    assertThat(stored() - before).isLessThan(500_000);
    assertThat(context().getPersistentRDDs()).hasSize(persisted);
  }

  /** Bytes in the memory of the only block manager there is. */
  private static long stored() {
    return scala.collection.JavaConverters.mapAsJavaMap(
            spark().sparkContext().getExecutorMemoryStatus())
        .values()
        .stream()
        .mapToLong(memory -> (Long) memory._1() - (Long) memory._2())
        .sum();
  }

  /** Says what it is told to, epoch by epoch, and remembers the parameters. */
  private static final class Validation implements ToDoubleFunction<MultiLayerNetwork> {
    private final double[] rmse;
    private final List<INDArray> seen = new ArrayList<>();

    Validation(double... rmse) {
      this.rmse = rmse;
    }

    @Override
    public double applyAsDouble(MultiLayerNetwork network) {
      seen.add(network.params().dup());
      return rmse[seen.size() - 1];
    }
  }

  private static TrainedModel train(
      Settings settings, MultiLayerNetwork network, float[][] ratings) {
    return train(settings, network, ratings, Optional.empty());
  }

  private static TrainedModel train(
      Settings settings, MultiLayerNetwork network, Optional<Validation> validation) {
    return train(settings, network, RATINGS, validation);
  }

  private static TrainedModel train(
      Settings settings,
      MultiLayerNetwork network,
      float[][] ratings,
      Optional<Validation> validation) {
    try (MiniBatches batches = batches(settings, ratings)) {
      Workers workers = new Workers(settings.training().workers().orElse(1), 1);
      return new Trainer(context(), settings.training(), workers, validation.map(v -> v))
          .train(network, batches);
    }
  }

  private static MiniBatches batches(Settings settings, float[][] ratings) {
    InputTransform transform =
        new InputTransform(BiasModel.ofOffsets(0, new double[ITEMS]), Centring.NONE);
    return MiniBatches.of(
        Vectors.table(spark(), ratings),
        transform,
        settings.training().batchSize(),
        settings.training().seed());
  }

  /** The mini-batches of an epoch in their order, copied. */
  private static List<DataSet> matrices(MiniBatches batches, int epoch) {
    return batches
        .of(epoch, new Round(0, batches.perEpoch(), 1))
        .map(
            batch ->
                new float[][][] {
                  batch.getFeatures().toFloatMatrix(), batch.getLabelsMaskArray().toFloatMatrix()
                })
        .collect()
        .stream()
        .map(
            copy ->
                new DataSet(
                    Nd4j.createFromArray(copy[0]),
                    Nd4j.createFromArray(copy[0]),
                    null,
                    Nd4j.createFromArray(copy[1])))
        .toList();
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.toDoubleVector()).containsExactly(expected.toDoubleVector(), within(1e-6));
  }

  private static MultiLayerNetwork network(Settings settings) {
    return new Autoencoder(settings.network(), settings.training(), ITEMS).fresh();
  }

  private static Settings settings(String... changes) {
    List<String> all = new ArrayList<>(List.of(SMALL));
    all.addAll(List.of(changes));
    return TestSettings.with(all.toArray(String[]::new));
  }

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark().sparkContext());
  }
}
