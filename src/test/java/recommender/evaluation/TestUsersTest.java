package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.model.FedUser;
import recommender.model.NetworkPredictor;
import recommender.network.Autoencoder;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.ColumnIndex;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

class TestUsersTest extends SparkTest {
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

  private final ColumnIndex items = ColumnIndex.of(train);
  private final Dataset<Row> known = UserVectors.of(train, items);

  @Test
  void theEarlierHalfOfAnUnseenUsersRatingsIsFedIn() {
    assertThat(
            halves("7 40 4 900", "7 20 1 500", "7 10 2 700", "8 30 3 5", "8 10 3 4", "8 40 2 -1"))
        .containsExactly("20 | 10 40", "40 | 10 30");
  }

  @Test
  void ratingsOfOneTimeAreInTheOrderOfItems() {
    assertThat(halves("7 40 4 9", "7 20 1 9", "7 30 2 9", "7 10 2 9"))
        .containsExactly("10 20 | 30 40");
  }

  /** Without item 99 there are three, of which one is fed in. */
  @Test
  void unseenItemsAreNotCountedInTheHalves() {
    assertThat(halves("7 99 4 1", "7 10 1 2", "7 20 2 3", "7 30 2 4"))
        .containsExactly("10 | 20 30");
  }

  @Test
  void usersOfTrainAreNotAmongTheUnseen() {
    assertThat(halves("2 40 4 1", "7 10 1 2", "7 20 2 3")).containsExactly("10 | 20");
  }

  @Test
  void allKnownRatingsOfKnownUsersAreFedIn() {
    try (TestUsers users = users("7 10 4 1", "3 40 2 1", "2 40 1 2", "2 99 1 2", "1 99 1 2")) {
      assertThat(texts(users.known())).containsExactly("10 20 30 | 40", "10 20 | 40");
    }
  }

  @Test
  void unseenUsersAreAmongAllUsersInOrder() {
    try (TestUsers users =
        users("0 30 4 1", "3 40 2 1", "7 20 1 2", "7 10 1 2", "2 40 1 2", "1 99 1 2")) {
      EvaluationUsers all = users.all();
      assertThat(texts(all)).containsExactly(" | 30", "10 20 30 | 40", "10 20 | 40", " | 10 20");
      assertThat(all.users().collect()).extracting(HeldOutUser::column).containsOnly(-1);
    }
  }

  /** As items of item vectors 2 has column 1 and 3 has column 0; 5 has no ratings held out. */
  @Test
  void withColumnsGivesUsersOfItemVectorsTheirColumns() {
    ColumnIndex columns =
        ColumnIndex.of(RatingTable.of(spark(), "10 3 5 0", "20 3 5 0", "10 2 4 0", "5 5 1 0"));
    try (TestUsers users = users("2 40 1 2", "3 40 2 1", "7 10 1 2", "7 30 1 3", "1 30 2 2")) {
      TestUsers placed = users.withColumns(columns);
      assertThat(texts(placed.known()))
          .containsExactly("10 20 30 40 | 30", "10 20 30 | 40", "10 20 | 40");
      assertThat(placed.known().users().collect())
          .extracting(HeldOutUser::column)
          .containsExactly(-1, 1, 0);
      assertThat(placed.all().users().collect())
          .extracting(HeldOutUser::column)
          .containsExactly(-1, 1, 0, -1);
      assertThat(texts(placed.unseen())).containsExactly("10 | 30");
      assertThat(placed.unseen().users().collect())
          .extracting(HeldOutUser::column)
          .containsExactly(-1);
    }
  }

  @Test
  void vectorsAreMadeOfKnownRatingsToo() {
    String[] heldOut = {"3 40 2 1", "2 40 1 2", "7 10 1 2"};
    try (TestUsers ofVectors = users(heldOut);
        TestUsers ofRatings = TestUsers.ofRatings(train, RatingTable.of(spark(), heldOut), items)) {
      assertThat(texts(ofRatings.all())).isEqualTo(texts(ofVectors.all()));
      assertThat(ofRatings.counts()).isEqualTo(ofVectors.counts());
    }
  }

  /** An unknown user's unknown item counts as an unknown user's rating. */
  @Test
  void everyHeldOutRatingIsCountedByOneReason() {
    try (TestUsers users =
        users("1 10 3 0", "2 40 3 0", "2 99 3 0", "7 10 3 0", "7 20 3 0", "7 99 3 0")) {
      assertThat(users.counts()).isEqualTo(new HeldOutCounts(6, 2, 3, 1));
    }
    try (TestUsers nobody = users()) {
      assertThat(nobody.counts()).isEqualTo(new HeldOutCounts(0, 0, 0, 0));
    }
  }

  @Test
  void anUnseenUserWithASingleRatingIsLeftOut() {
    Scores scores = score("7 10 4 1", "8 10 3 1", "8 20 3 2", "9 10 3 1", "9 99 3 2");
    assertThat(scores.users()).extracting(UserErrors::ratings).containsExactly(1L);
  }

  @Test
  void withoutUnseenUsersScoresAreEmpty() {
    assertThat(score("2 40 4 1").isEmpty()).isTrue();
  }

  /** Fed in: 4 for item 20 and 2 for item 40; b_u = (1.5 − 1.25) / 7. */
  @Test
  void foldInPredictionsUseTheEarlierHalfOnly() {
    Scores scores = score("7 10 3.5 30", "7 40 2 20", "7 20 4 10", "7 30 2 40");
    NetworkPredictor predictor =
        new NetworkPredictor(
            Snapshot.of(network()).restore(),
            InputTransform.unscaled(BIAS, Centring.OFFSETS),
            SCALE);
    double[] predictions =
        predictor
            .predict(
                List.of(FedUser.of(new UserVector(new int[] {1, 3}, new float[] {4, 2}))),
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

  private TestUsers users(String... heldOut) {
    return TestUsers.of(known, RatingTable.of(spark(), heldOut), items);
  }

  private List<String> halves(String... heldOut) {
    try (TestUsers users = users(heldOut)) {
      return texts(users.unseen());
    }
  }

  /** The items of each user: those fed in | those held out. */
  private static List<String> texts(EvaluationUsers users) {
    return users.users().collect().stream()
        .map(user -> ids(user.fed()) + " | " + ids(user.heldOut()))
        .toList();
  }

  private static String ids(UserVector vector) {
    return Arrays.stream(vector.columns())
        .mapToObj(column -> String.valueOf(10 * (column + 1)))
        .collect(Collectors.joining(" "));
  }

  private Scores score(String... heldOut) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    InputTransform transform = InputTransform.unscaled(BIAS, Centring.OFFSETS);
    try (TestUsers users = users(heldOut)) {
      return new Evaluator(context, SCALE)
          .beside(BIAS)
          .score(users.unseen(), PredictorSource.of(network(), transform, SCALE));
    }
  }

  private static SparseNetwork network() {
    Settings small = TestSettings.plain("network.hidden=[2]", "network.weights=normal(1)");
    return new Autoencoder(small.network(), small.training(), 4, 100).fresh();
  }
}
