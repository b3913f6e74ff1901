package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
import recommender.network.SparseNetwork;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.testing.Vectors;
import recommender.vectors.BatchAssignment;
import recommender.vectors.Corruption;
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
          9  | 1 | epoch | 1
          2  | 2 | auto  | 1
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
    SparseNetwork network = network(settings);
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
    SparseNetwork averaged = network(settings);
    MultiLayerNetwork plain = averaged.clone();
    train(settings, averaged, RATINGS);
    try (MiniBatches batches = batches(settings, RATINGS)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        matrices(batches, epoch).get(0).forEach(plain::fit);
      }
    }
    assertClose(averaged.params(), plain.params());
    assertClose(averaged.optimizerState(), plain.getUpdater().getStateViewArray());
  }

  /** Both transports, with Adam's state: two workers have two mini-batches each. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoWorkersAreAveraged(boolean overTheWire) {
    Settings settings = settings("training.workers=2", "training.learning-rate=0.05");
    SparseNetwork averaged = network(settings);
    MultiLayerNetwork mean = averaged.clone();
    try (MiniBatches batches = batches(settings, RATINGS)) {
      trainer(settings, Optional.empty())
          .train(averaged, batches, overTheWire ? TrainerTest::wire : LocalTransport::new);
      for (int epoch = 1; epoch <= 3; epoch++) {
        List<List<DataSet>> matrices = matrices(batches, epoch);
        MultiLayerNetwork first = trained(mean, matrices.get(0), 2 * (epoch - 1));
        MultiLayerNetwork second = trained(mean, matrices.get(1), 2 * (epoch - 1));
        mean.setParams(first.params().add(second.params()).div(2));
        state(mean).assign(state(first).add(state(second)).div(2));
      }
    }
    assertClose(averaged.params(), mean.params());
    assertClose(averaged.optimizerState(), state(mean));
  }

  /** Both transports: what is tied lies once in what they carry. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void workersThatAreTiedAreAveraged(boolean overTheWire) {
    Settings settings =
        settings(
            "network.tied=true",
            "training.workers=2",
            "training.epochs=1",
            "training.learning-rate=0.05");
    SparseNetwork averaged = network(settings);
    try (MiniBatches batches = batches(settings, RATINGS)) {
      List<List<DataSet>> matrices = matrices(batches, 1);
      SparseNetwork first = tied(averaged, matrices.get(0));
      SparseNetwork second = tied(averaged, matrices.get(1));
      trainer(settings, Optional.empty())
          .train(averaged, batches, overTheWire ? TrainerTest::wire : LocalTransport::new);
      assertClose(averaged.params(), first.params().add(second.params()).div(2));
      assertClose(
          averaged.optimizerState(), first.optimizerState().add(second.optimizerState()).div(2));
    }
  }

  private static SparseNetwork tied(SparseNetwork start, List<DataSet> batches) {
    SparseNetwork network = new SparseNetwork(start.getLayerWiseConfigurations().clone());
    network.init(start.params().dup(), false);
    network.prepare(null, 1);
    batches.forEach(network::fit);
    network.settle();
    return network;
  }

  private static MultiLayerNetwork trained(
      MultiLayerNetwork start, List<DataSet> batches, int iterations) {
    MultiLayerNetwork network = start.clone();
    network.getLayerWiseConfigurations().setIterationCount(iterations);
    batches.forEach(network::fit);
    return network;
  }

  private static INDArray state(MultiLayerNetwork network) {
    return network.getUpdater().getStateViewArray();
  }

  private static StateTransport wire(String training) {
    return new BroadcastTransport(context(), training);
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
    SparseNetwork network = network(settings);
    MultiLayerNetwork stock = autoencoder(settings).published(network);
    double squares = 0;
    int observed = 0;
    for (float[] user : RATINGS) {
      float[] fed = user.clone();
      for (int item = 0; item < ITEMS; item++) {
        fed[item] = Float.isNaN(fed[item]) ? 0 : fed[item];
      }
      INDArray output = stock.output(Nd4j.createFromArray(new float[][] {fed}));
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
    assertThat(epoch.validation()).isEmpty();
  }

  @Test
  void twoRunsAreTheSame() {
    Settings settings = settings("training.workers=2", "network.code-dropout=0.2");
    SparseNetwork first = network(settings);
    SparseNetwork second = network(settings);
    train(settings, first, RATINGS);
    train(settings, second, RATINGS);
    assertClose(first.params(), second.params());
    assertThat(first.params()).isNotEqualTo(network(settings).params());
  }

  @Test
  void stopsWhenValidationGetsNoBetterAndKeepsTheBestEpoch() {
    Settings settings = settings("training.epochs=9", "training.patience=2");
    Validation validation = new Validation(1, 0.8, 0.9, 0.8, 0.1);
    SparseNetwork network = network(settings);
    TrainedModel model = train(settings, network, Optional.of(validation));
    assertThat(model.history()).hasSize(4);
    assertThat(model.history().get(1).validation()).hasValue(0.8);
    assertThat(model.bestEpoch()).isEqualTo(2);
    assertThat(network.params()).isEqualTo(validation.seen.get(1));
    assertThat(network.params()).isNotEqualTo(validation.seen.get(3));
  }

  @Test
  void withoutPatienceGoesToTheEnd() {
    Settings settings = settings("training.epochs=4", "training.patience=0");
    Validation validation = new Validation(0.5, 0.6, 0.7, 0.8);
    SparseNetwork network = network(settings);
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
    SparseNetwork network = network(settings);
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

  /** 4 epochs in rounds of 3 and 1: each mini-batch once, a row for each epoch. */
  @Test
  void aRoundMaySpanSeveralEpochs() {
    Settings settings =
        settings(
            "training.workers=2",
            "training.averaging-frequency=6",
            "training.epochs=4",
            "training.decay-factor=0.5",
            "training.decay-every=1");
    Validation validation = new Validation(0.9, 0.8);
    TrainedModel model = train(settings, network(settings), Optional.of(validation));
    assertThat(model.history()).extracting(Epoch::epoch).containsExactly(1, 2, 3, 4);
    assertThat(model.history()).extracting(Epoch::rounds).containsExactly(0, 0, 1, 1);
    assertThat(model.history()).extracting(Epoch::ratings).containsOnly(16L);
    assertThat(model.history()).extracting(Epoch::trainLoss).doesNotHaveDuplicates();
    assertThat(model.history())
        .extracting(Epoch::validation)
        .containsExactly(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(0.9),
            OptionalDouble.of(0.8));
    assertThat(model.bestEpoch()).isEqualTo(4);
    assertThat(model.batchesPerRound()).isEqualTo(6);
  }

  /** One worker trains the same whatever the rounds: learning rates change inside them too. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "12", "20"})
  void learningRatesHoldInsideARound(String frequency) {
    String[] decaying = {
      "training.epochs=5",
      "training.learning-rate=0.1",
      "training.decay-factor=0.3",
      "training.decay-every=1"
    };
    Settings settings = settings(decaying);
    SparseNetwork byEpoch = network(settings);
    SparseNetwork bySeveral = network(settings);
    train(settings, byEpoch, RATINGS);
    TrainedModel model = train(settings(with(decaying, frequency)), bySeveral, RATINGS);
    assertThat(model.history()).hasSize(5);
    assertClose(bySeveral.params(), byEpoch.params());
  }

  private static String[] with(String[] settings, String frequency) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("training.averaging-frequency=" + frequency);
    return all.toArray(String[]::new);
  }

  /** Epoch 2 was best, and at epoch 6 two rounds, 4 epochs, were no better. */
  @Test
  void patienceCountsEpochsAndEndsAtRounds() {
    Settings settings =
        settings("training.epochs=9", "training.patience=3", "training.averaging-frequency=8");
    TrainedModel model =
        train(settings, network(settings), Optional.of(new Validation(0.5, 0.6, 0.6, 0.1)));
    assertThat(model.history()).hasSize(6);
    assertThat(model.bestEpoch()).isEqualTo(2);
  }

  /** So small a network is averaged every epoch, and the settings can be told so. */
  @Test
  void autoCountsTheMiniBatchesOfAWorker() {
    Settings settings = settings("training.workers=2", "training.epochs=1");
    assertThat(train(settings, network(settings), RATINGS).batchesPerRound()).isEqualTo(2);
  }

  @Test
  void aWideNetworkOnFewRatingsIsAveragedLessOften() {
    Settings settings =
        settings(
            "training.workers=2",
            "training.epochs=20",
            "training.patience=0",
            "training.optimizer=sgd",
            "training.learning-rate=1e-6");
    TrainedModel model = train(settings, network(settings), RATINGS);
    assertThat(model.averagingRounds()).isEqualTo(7);
    assertThat(model.history()).hasSize(20);
  }

  /** A round sends 20,000 parameters with Adam's state: 240 kB. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingPilesUp(boolean overTheWire) throws InterruptedException {
    Settings settings =
        settings(
            "network.hidden=[2500]",
            "training.workers=2",
            "training.averaging-frequency=1",
            "training.epochs=4");
    SparseNetwork network = network(settings);
    long before = stored();
    int persisted = context().getPersistentRDDs().size();
    try (MiniBatches batches = batches(settings, RATINGS)) {
      Trainer trainer = trainer(settings, Optional.of(new Validation(0.4, 0.3, 0.2, 0.1)));
      TrainedModel model =
          trainer.train(network, batches, overTheWire ? TrainerTest::wire : LocalTransport::new);
      assertThat(model.averagingRounds()).isEqualTo(8);
    }
    assertThat(NetworkPool.trainings()).isEmpty();
    assertThat(LocalTransport.trainings()).isEmpty();
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
  private static final class Validation implements ToDoubleFunction<SparseNetwork> {
    private final double[] rmse;
    private final List<INDArray> seen = new ArrayList<>();

    Validation(double... rmse) {
      this.rmse = rmse;
    }

    @Override
    public double applyAsDouble(SparseNetwork network) {
      seen.add(network.params().dup());
      return rmse[seen.size() - 1];
    }
  }

  private static TrainedModel train(Settings settings, SparseNetwork network, float[][] ratings) {
    return train(settings, network, ratings, Optional.empty());
  }

  private static TrainedModel train(
      Settings settings, SparseNetwork network, Optional<Validation> validation) {
    return train(settings, network, RATINGS, validation);
  }

  private static TrainedModel train(
      Settings settings,
      SparseNetwork network,
      float[][] ratings,
      Optional<Validation> validation) {
    try (MiniBatches batches = batches(settings, ratings)) {
      return trainer(settings, validation).train(network, batches);
    }
  }

  private static Trainer trainer(Settings settings, Optional<Validation> validation) {
    Workers workers = new Workers(settings.training().workers().orElse(1), 1);
    return new Trainer(
        context(),
        settings.training(),
        workers,
        validation.map(values -> new Validator(ValidationMetric.RMSE, values)));
  }

  private static MiniBatches batches(Settings settings, float[][] ratings) {
    Corruption raw =
        Corruption.none(
            InputTransform.unscaled(BiasModel.ofOffsets(0, new double[ITEMS]), Centring.NONE));
    BatchAssignment assignment =
        new BatchAssignment(
            ratings.length,
            settings.training().batchSize(),
            settings.training().workers().orElse(1),
            settings.training().seed());
    return MiniBatches.of(Vectors.table(spark(), ratings), raw, assignment);
  }

  /** The mini-batches of an epoch by worker, in their order, copied. */
  private static List<List<DataSet>> matrices(MiniBatches batches, int epoch) {
    return batches
        .of(new Round(epoch, epoch, 0, 1))
        .map(batch -> batch.getFeatures().toFloatMatrix())
        .glom()
        .collect()
        .stream()
        .map(worker -> worker.stream().map(TrainerTest::dataSet).toList())
        .toList();
  }

  private static DataSet dataSet(float[][] copy) {
    INDArray packed = Nd4j.createFromArray(copy);
    return new DataSet(packed, packed);
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.toDoubleVector()).containsExactly(expected.toDoubleVector(), within(1e-6));
  }

  private static SparseNetwork network(Settings settings) {
    return autoencoder(settings).fresh();
  }

  private static Autoencoder autoencoder(Settings settings) {
    return new Autoencoder(settings.network(), settings.training(), ITEMS, 100);
  }

  private static Settings settings(String... changes) {
    List<String> all = new ArrayList<>(List.of(SMALL));
    all.addAll(List.of(changes));
    return TestSettings.plain(all.toArray(String[]::new));
  }

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark().sparkContext());
  }
}
