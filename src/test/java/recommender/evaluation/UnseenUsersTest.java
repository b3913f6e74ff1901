package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.model.Predictor;
import recommender.network.Autoencoder;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

class UnseenUsersTest extends SparkTest {
  private static final RatingScale SCALE = new RatingScale(1, 5);
  private static final BiasModel BIAS =
      new BiasModel(3, new double[] {1, -0.5, -2, 0.25}, new double[] {4, 2, 1, 3});

  /** Items 10, 20, 30 and 40 have columns 0 to 3. */
  private final Dataset<Row> train =
      RatingTable.of(
          spark(),
          "1 10 4 0",
          "1 20 2 0",
          "1 30 2 0",
          "1 40 3 0",
          "2 10 5 0",
          "2 20 5 0",
          "2 30 5 0",
          "3 10 1 0",
          "3 20 1 0",
          "4 10 1 0");

  private final ItemIndex items = ItemIndex.of(train);
  private final Dataset<Row> known = UserVectors.of(train, items);

  @Test
  void theEarlierHalfRoundedDownIsFedIn() {
    assertThat(
            halves("7 40 4 900", "7 20 1 500", "7 10 2 700", "8 30 3 5", "8 10 3 4", "8 40 2 -1"))
        .containsExactly(
            "7 10 false", "7 20 true", "7 40 false", "8 10 false", "8 30 false", "8 40 true");
  }

  @Test
  void ofOneTimeTheSmallerItemComesFirst() {
    assertThat(halves("7 40 4 9", "7 20 1 9", "7 30 2 9", "7 10 2 9"))
        .containsExactly("7 10 true", "7 20 true", "7 30 false", "7 40 false");
  }

  /** Without item 99 there are three, of which one is fed in. */
  @Test
  void itemsThatTrainDoesNotHaveAreNotCounted() {
    assertThat(halves("7 99 4 1", "7 10 1 2", "7 20 2 3", "7 30 2 4"))
        .containsExactly("7 10 true", "7 20 false", "7 30 false");
  }

  @Test
  void usersOfTrainAreSeen() {
    assertThat(halves("2 40 4 1", "7 10 1 2", "7 20 2 3"))
        .containsExactly("7 10 true", "7 20 false");
  }

  @Test
  void ofASingleRatingNothingCanBeFedIn() {
    Scores scores = score("7 10 4 1", "8 10 3 1", "8 20 3 2", "9 10 3 1", "9 99 3 2");
    assertThat(scores.users()).extracting(UserErrors::ratings).containsExactly(1L);
  }

  @Test
  void nobodyUnseenIsNoFailure() {
    assertThat(score("2 40 4 1").isEmpty()).isTrue();
  }

  /** Fed in: 4 for item 20 and 2 for item 40; b_u = (1.5 − 1.25) / 7. */
  @Test
  void whatIsPredictedIsWhatTheFirstHalfAloneWouldGive() {
    Scores scores = score("7 10 3.5 30", "7 40 2 20", "7 20 4 10", "7 30 2 40");
    Predictor predictor =
        new Predictor(
            Snapshot.of(network()).restore(),
            InputTransform.unscaled(BIAS, Centring.OFFSETS),
            SCALE);
    double[] predictions =
        predictor
            .predict(
                List.of(new UserVector(new int[] {1, 3}, new float[] {4, 2})),
                List.of(new int[] {0, 2}))[0];
    UserErrors errors = scores.all();
    assertThat(errors.mae(RatingPredictor.AUTOENCODER))
        .isCloseTo(
            (Math.abs(predictions[0] - 3.5) + Math.abs(predictions[1] - 2)) / 2, within(1e-6));
    double userOffset = 0.25 / 7;
    assertThat(errors.mae(RatingPredictor.BIAS))
        .isCloseTo((0.5 + userOffset + 1 - userOffset) / 2, within(1e-6));
    assertThat(errors.rmse(RatingPredictor.BIAS))
        .isCloseTo(
            Math.sqrt((Math.pow(0.5 + userOffset, 2) + Math.pow(1 - userOffset, 2)) / 2),
            within(1e-6));
  }

  private List<String> halves(String... heldOut) {
    Dataset<Row> halves = UnseenUsers.halves(RatingTable.of(spark(), heldOut), known, items);
    return halves.collectAsList().stream()
        .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(3))
        .sorted()
        .toList();
  }

  private Scores score(String... heldOut) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    InputTransform transform = InputTransform.unscaled(BIAS, Centring.OFFSETS);
    try (EvaluationUsers evaluationUsers =
        UnseenUsers.evaluationUsers(RatingTable.of(spark(), heldOut), known, items)) {
      return new Evaluator(context, transform, SCALE).score(evaluationUsers, network());
    }
  }

  private static SparseNetwork network() {
    Settings small = TestSettings.plain("network.hidden=[2]", "network.weights=normal(1)");
    return new Autoencoder(small.network(), small.training(), 4, 100).fresh();
  }
}
