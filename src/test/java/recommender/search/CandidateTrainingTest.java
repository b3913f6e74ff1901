package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.experiment.Learners;
import recommender.network.Autoencoder;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.testing.Vectors;
import recommender.training.Epoch;
import recommender.training.TrainedModel;
import recommender.training.Trainer;
import recommender.training.Workers;
import recommender.vectors.BatchAssignment;
import recommender.vectors.Corruption;
import recommender.vectors.InputTransform;
import recommender.vectors.MiniBatches;
import recommender.vectors.UserVector;

class CandidateTrainingTest extends SparkTest {
  private static final float NONE = Float.NaN;

  /** 7 users; in pairs, the last one alone: 4 mini-batches. */
  private static final float[][] TRAIN = {
    {1, NONE, 2, -1},
    {NONE, 3, NONE, 1},
    {0.5f, NONE, NONE, -2},
    {NONE, 1, 1, NONE},
    {2, 2, NONE, NONE},
    {-1, NONE, 1, 0.5f},
    {NONE, -1, 2, NONE}
  };

  /** Held out of the first, the fourth and the last user. */
  private static final float[][] HELD_OUT = {
    {NONE, 1, NONE, NONE},
    {NONE, NONE, NONE, NONE},
    {NONE, NONE, NONE, NONE},
    {2, NONE, NONE, -1},
    {NONE, NONE, NONE, NONE},
    {NONE, NONE, NONE, NONE},
    {1, NONE, NONE, NONE}
  };

  private static final SearchData DATA =
      new SearchData(
          vectors(TRAIN),
          vectors(HELD_OUT),
          BiasModel.ofOffsets(0.5, new double[] {0.25, 0.5, 0.75, -0.5}),
          new RatingScale(-3, 3));

  /** Order of users, dropout, learning rates and the optimiser's steps are those of a run. */
  @Test
  void trainsAsARunOfOneWorkerDoes() {
    Settings settings =
        settings(
            "network.code-dropout=0.3",
            "network.centring=item",
            "training.learning-rate=0.05",
            "training.decay-factor=0.5",
            "training.decay-every=2",
            "training.patience=0");
    TrainedModel run = run(settings, TRAIN, DATA);
    double[] curve =
        run.history().stream().map(Epoch::validation).mapToDouble(x -> x.getAsDouble()).toArray();
    for (int epochs = 1; epochs <= 6; epochs++) {
      Score score = train(settings, epochs);
      double best = Arrays.stream(curve).limit(epochs).min().orElseThrow();
      assertThat(score.value()).isCloseTo(best, within(1e-9));
      assertThat(curve[score.bestEpoch() - 1]).isEqualTo(best);
      assertThat(score.epochs()).isEqualTo(epochs);
    }
    assertThat(train(settings, 6).bestEpoch()).isEqualTo(run.bestEpoch());
  }

  /** 12 users rate 20 items at random, so that an epoch may be better or worse than another. */
  @Test
  void aNetworkThatRanksIsTrainedAndChosenAsInARunToo() {
    Settings settings =
        settings(
            "network.objective=ranking",
            "training.hide=0.3",
            "training.learning-rate=0.05",
            "training.patience=0");
    float[][] train = random(5);
    SearchData data =
        new SearchData(
            vectors(train),
            vectors(random(6)),
            BiasModel.ofOffsets(0, new double[20]),
            new RatingScale(1, 5));
    TrainedModel run = run(settings, train, data);
    double[] curve =
        run.history().stream().map(Epoch::validation).mapToDouble(x -> x.getAsDouble()).toArray();
    Score score = new CandidateTask(4, 2, 6, settings.hocon()).train(data);
    assertThat(score.value())
        .isEqualTo(Arrays.stream(curve).max().orElseThrow())
        .isGreaterThan(Arrays.stream(curve).min().orElseThrow());
    assertThat(score.bestEpoch()).isEqualTo(run.bestEpoch());
    assertThat(score.epochs()).isEqualTo(6);
  }

  @Test
  void stopsWhenValidationGetsNoBetter() {
    Settings settings = settings("training.learning-rate=2", "training.patience=2");
    Score score = train(settings, 200);
    assertThat(score.epochs()).isEqualTo(score.bestEpoch() + 2).isLessThan(200);
  }

  @Test
  void aDivergedCandidateHasNoRmse() {
    Settings settings =
        settings(
            "training.optimizer=sgd", "training.learning-rate=1e30", "network.activation=relu");
    Score score = train(settings, 50);
    assertThat(score.diverged()).isTrue();
    assertThat(score.bestEpoch()).isZero();
    assertThat(score.epochs()).isBetween(1, 49);
  }

  private static Score train(Settings settings, int epochs) {
    return new CandidateTask(4, 2, epochs, settings.hocon()).train(DATA);
  }

  private static TrainedModel run(Settings settings, float[][] train, SearchData data) {
    BatchAssignment assignment =
        new BatchAssignment(train.length, 2, 1, settings.training().seed());
    InputTransform transform = InputTransform.of(data.bias(), settings);
    Corruption corruption =
        new Corruption(transform, settings.training().denoising(), data.scale());
    try (MiniBatches batches =
        MiniBatches.of(Vectors.table(spark(), train), corruption, assignment)) {
      return new Trainer(
              JavaSparkContext.fromSparkContext(spark().sparkContext()),
              settings.training(),
              new Workers(1, 1),
              Optional.of(data.validator(Learners.network(settings).objective(), transform)))
          .train(autoencoder(settings, data).fresh(), batches);
    }
  }

  private static Autoencoder autoencoder(Settings settings, SearchData data) {
    return new Autoencoder(settings.network(), settings.training(), data.items(), data.ratings());
  }

  private static float[][] random(long seed) {
    Random random = new Random(seed);
    float[][] ratings = new float[12][20];
    for (float[] user : ratings) {
      for (int item = 0; item < user.length; item++) {
        user[item] = random.nextBoolean() ? 1 + random.nextInt(5) : NONE;
      }
    }
    return ratings;
  }

  private static Settings settings(String... changes) {
    List<String> all =
        new ArrayList<>(
            List.of("network.hidden=[3]", "training.batch-size=2", "training.epochs=6"));
    all.addAll(List.of(changes));
    return TestSettings.with(all.toArray(String[]::new));
  }

  private static List<UserVector> vectors(float[][] ratings) {
    return Arrays.stream(ratings).map(CandidateTrainingTest::vector).toList();
  }

  private static UserVector vector(float[] ratings) {
    int[] columns = new int[ratings.length];
    float[] values = new float[ratings.length];
    int size = 0;
    for (int item = 0; item < ratings.length; item++) {
      if (!Float.isNaN(ratings[item])) {
        columns[size] = item;
        values[size++] = ratings[item];
      }
    }
    return new UserVector(Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
  }
}
