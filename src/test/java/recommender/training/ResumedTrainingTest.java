package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.SomeRatings;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.testing.Vectors;
import recommender.vectors.BatchAssignment;
import recommender.vectors.Corruption;
import recommender.vectors.InputTransform;
import recommender.vectors.MiniBatches;

/** Trainings that are stopped by an exception and gone on with from their checkpoints. */
class ResumedTrainingTest extends SparkTest {
  private static final int USERS = 24;
  private static final int ITEMS = 9;
  private static final float[][] RATINGS =
      SomeRatings.matrix(SomeRatings.of(USERS, ITEMS, 0.5, 3), ITEMS, Float.NaN);

  private final MemoryStore store = new MemoryStore();

  /** Stopped in the validation of an epoch, after a checkpoint or two. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # workers | frequency | every | optimiser | stopped at | resumed from
          1 | epoch | 2 | adam      | 6 | 4
          1 | epoch | 1 | sgd       | 6 | 5
          1 | 2     | 3 | nesterovs | 5 | 3
          2 | epoch | 2 | adam      | 6 | 4
          2 | 12    | 1 | adam      | 6 | 4
          """)
  void theCurveIsThatOfATrainingThatWasNotStopped(
      int workers, String frequency, int every, String optimizer, int stop, int from) {
    Settings settings =
        settings(
            "training.workers=" + workers,
            "training.averaging-frequency=" + frequency,
            "training.optimizer=" + optimizer,
            "training.checkpoint-every=" + every);
    SparseNetwork uninterrupted = network(settings);
    TrainedModel whole = train(settings, uninterrupted, Integer.MAX_VALUE, CheckpointStore.NONE);
    assertThatThrownBy(() -> train(settings, network(settings), stop, store)).hasMessage("stopped");

    SparseNetwork resumed = network(settings);
    TrainedModel model = train(settings, resumed, Integer.MAX_VALUE, store);
    assertThat(model.resumedFrom()).isEqualTo(from);
    assertThat(whole.resumedFrom()).isZero();
    assertSame(model, whole, workers == 1 ? 0 : 1e-6);
    assertThat(resumed.params().toDoubleVector())
        .containsExactly(uninterrupted.params().toDoubleVector(), within(workers == 1 ? 0 : 1e-6));
  }

  /** Epoch 2 is the best and is kept while training waits for a better one. */
  @Test
  void theBestEpochMayLieBeforeTheCheckpoint() {
    Settings settings = settings("training.checkpoint-every=3", "training.patience=4");
    ToDoubleFunction<SparseNetwork> worse = script(0.9, 0.5, 0.6, 0.7, 0.8, 0.9);
    SparseNetwork uninterrupted = network(settings);
    TrainedModel whole = train(settings, uninterrupted, worse, CheckpointStore.NONE);
    assertThat(whole.history()).hasSize(6);
    assertThat(whole.bestEpoch()).isEqualTo(2);
    assertThatThrownBy(() -> train(settings, network(settings), script(0.9, 0.5, 0.6, 0.7), store))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);

    SparseNetwork resumed = network(settings);
    TrainedModel model = train(settings, resumed, script(0.7, 0.8, 0.9), store);
    assertThat(model.resumedFrom()).isEqualTo(3);
    assertSame(model, whole, 0);
    assertThat(resumed.params()).isEqualTo(uninterrupted.params());
    assertThat(store.names()).containsExactly("000006");
  }

  @Test
  void aTrainingThatWasDoneIsTakenOver() {
    Settings settings = settings("training.checkpoint-every=5");
    SparseNetwork first = network(settings);
    TrainedModel done = train(settings, first, Integer.MAX_VALUE, store);
    assertThat(store.names()).containsExactly("000008");
    SparseNetwork second = network(settings);
    TrainedModel again = train(settings, second, 0, store);
    assertThat(again.resumedFrom()).isEqualTo(8);
    assertThat(again.history()).isEqualTo(done.history());
    assertThat(again.bestEpoch()).isEqualTo(done.bestEpoch());
    assertThat(second.params()).isEqualTo(first.params());
    assertThat(second.optimizerState()).isEqualTo(first.optimizerState());
  }

  @Test
  void withoutAValidationPartToo() {
    Settings settings = settings("training.checkpoint-every=2", "training.epochs=5");
    SparseNetwork uninterrupted = network(settings);
    train(settings, uninterrupted, Optional.empty(), CheckpointStore.NONE);
    store.failing = 3;
    assertThatThrownBy(() -> train(settings, network(settings), Optional.empty(), store))
        .hasMessage("killed");
    SparseNetwork resumed = network(settings);
    TrainedModel model = train(settings, resumed, Optional.empty(), store);
    assertThat(model.resumedFrom()).isEqualTo(4);
    assertThat(model.bestEpoch()).isEqualTo(5);
    assertThat(resumed.params()).isEqualTo(uninterrupted.params());
  }

  private static void assertSame(TrainedModel model, TrainedModel whole, double tolerance) {
    assertThat(model.history()).hasSameSizeAs(whole.history());
    for (int i = 0; i < whole.history().size(); i++) {
      Epoch actual = model.history().get(i);
      Epoch expected = whole.history().get(i);
      assertThat(actual.epoch()).isEqualTo(expected.epoch());
      assertThat(actual.trainLoss()).isCloseTo(expected.trainLoss(), within(tolerance));
      assertThat(actual.validation().isPresent()).isEqualTo(expected.validation().isPresent());
      assertThat(actual.validation().orElse(0))
          .isCloseTo(expected.validation().orElse(0), within(tolerance));
      assertThat(actual.learningRate()).isEqualTo(expected.learningRate());
      assertThat(actual.rounds()).isEqualTo(expected.rounds());
      assertThat(actual.ratings()).isEqualTo(expected.ratings());
    }
    assertThat(model.bestEpoch()).isEqualTo(whole.bestEpoch());
    assertThat(model.batchesPerRound()).isEqualTo(whole.batchesPerRound());
  }

  /** A measure of the parameters, which are validated only before an epoch. */
  private static ToDoubleFunction<SparseNetwork> until(int stop) {
    int[] epochs = new int[1];
    return network -> {
      if (++epochs[0] == stop) {
        throw new IllegalStateException("stopped");
      }
      return network.params().norm2Number().doubleValue();
    };
  }

  private static ToDoubleFunction<SparseNetwork> script(double... values) {
    int[] epochs = new int[1];
    return network -> values[epochs[0]++];
  }

  private static TrainedModel train(
      Settings settings, SparseNetwork network, int stop, CheckpointStore store) {
    int perRound = settings.training().averagingFrequency().batches() == 12 ? 2 : 1;
    return train(
        settings, network, stop == Integer.MAX_VALUE ? until(stop) : until(stop / perRound), store);
  }

  private static TrainedModel train(
      Settings settings,
      SparseNetwork network,
      ToDoubleFunction<SparseNetwork> measure,
      CheckpointStore store) {
    return train(
        settings, network, Optional.of(new Validator(ValidationMetric.RMSE, measure)), store);
  }

  private static TrainedModel train(
      Settings settings,
      SparseNetwork network,
      Optional<Validator> validator,
      CheckpointStore store) {
    int workers = settings.training().workers().orElse(1);
    BatchAssignment assignment = new BatchAssignment(USERS, 2, workers, 1);
    Corruption raw =
        Corruption.none(
            InputTransform.unscaled(BiasModel.ofOffsets(0, new double[ITEMS]), Centring.NONE));
    try (MiniBatches batches = MiniBatches.of(Vectors.table(spark(), RATINGS), raw, assignment)) {
      return new Trainer(
              JavaSparkContext.fromSparkContext(spark().sparkContext()),
              settings.training(),
              new Workers(workers, 1),
              validator)
          .keptIn(FitCheckpoints.in(store, new TreeMap<>()))
          .train(network, batches);
    }
  }

  private static SparseNetwork network(Settings settings) {
    return new Autoencoder(settings.network(), settings.training(), ITEMS, 100).fresh();
  }

  private static Settings settings(String... changes) {
    String[] small = {
      "network.hidden=[4]",
      "network.centring=none",
      "network.code-dropout=0.3",
      "training.batch-size=2",
      "training.learning-rate=0.05",
      "training.cool-down=0.5",
      "training.epochs=8"
    };
    return TestSettings.plain(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(small), java.util.stream.Stream.of(changes))
            .toArray(String[]::new));
  }
}
