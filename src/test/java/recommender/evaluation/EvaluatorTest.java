package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import recommender.baseline.BiasModel;
import recommender.baseline.Factorisation;
import recommender.config.Centring;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.model.ColumnUsers;
import recommender.model.FedUser;
import recommender.model.ItemCodes;
import recommender.model.NetworkPredictor;
import recommender.model.Predictor;
import recommender.network.Autoencoder;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.ColumnIndex;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

class EvaluatorTest extends SparkTest {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final RatingScale SCALE = new RatingScale(1, 5);

  /** Items 10, 20 and 30 have columns 0, 1 and 2. */
  private static final BiasModel BIAS =
      new BiasModel(3, new double[] {1, -0.5, -2}, new double[] {4, 2, 1});

  private static final Rated[] TRAIN = {
    new Rated(1, 10, 4),
    new Rated(1, 20, 2),
    new Rated(2, 10, 5),
    new Rated(2, 30, 1),
    new Rated(3, 10, 3)
  };

  /** Of user 4 and of item 40 nothing is known. */
  private static final Rated[] HELD_OUT = {
    new Rated(3, 20, 1),
    new Rated(1, 30, 2),
    new Rated(1, 40, 5),
    new Rated(2, 20, 4),
    new Rated(3, 30, 3),
    new Rated(4, 10, 3)
  };

  /** Whatever it is fed it says 3.5, 2.5 and 9, the last of which is clipped to 5. */
  private static SparseNetwork constant() {
    SparseNetwork network = network();
    network.setParams(Nd4j.create(new float[] {0, 0, 0, 0, 0, 0, 0, 3.5f, 2.5f, 9}, 1, 10));
    return network;
  }

  /** Errors: 3 of user 1; −1.5 of user 2; 1.5 and 2 of user 3. */
  @Test
  void errorsOfTheNetworkAreSummedUpByUser() {
    Scores scores = score(HELD_OUT, constant(), Centring.NONE);
    assertThat(scores.users()).extracting(UserErrors::ratings).containsExactly(1L, 1L, 2L);
    assertThat(scores.all().ratings()).isEqualTo(4);
    assertThat(scores.all().rmse(RatingPredictor.AUTOENCODER))
        .isCloseTo(Math.sqrt(17.5 / 4), EXACT);
    assertThat(scores.all().mae(RatingPredictor.AUTOENCODER)).isCloseTo(2, EXACT);
    assertThat(scores.rmsePerUser(RatingPredictor.AUTOENCODER))
        .isCloseTo((3 + 1.5 + Math.sqrt(6.25 / 2)) / 3, EXACT);
    assertThat(scores.maePerUser(RatingPredictor.AUTOENCODER))
        .isCloseTo((3 + 1.5 + 1.75) / 3, EXACT);
  }

  /**
   * Global mean 3: errors 1, −1, 2, 0. Item means 1, 2, 2, 1: errors −1, −2, 1, −2.
   *
   * <p>User offsets −0.5/7, 1/7 and −1/6: predictions 1 − 0.5/7 (clipped to 1), 2.5 + 1/7, 2.5 −
   * 1/6 and 1 − 1/6 (clipped to 1).
   */
  @Test
  void errorsOfEveryBaselineAreThoseWorkedOutByHand() {
    UserErrors all = score(HELD_OUT, constant(), Centring.NONE).all();
    assertThat(all.rmse(RatingPredictor.GLOBAL_MEAN)).isCloseTo(Math.sqrt(1.5), EXACT);
    assertThat(all.mae(RatingPredictor.GLOBAL_MEAN)).isCloseTo(1, EXACT);
    assertThat(all.rmse(RatingPredictor.ITEM_MEAN)).isCloseTo(Math.sqrt(2.5), EXACT);
    assertThat(all.mae(RatingPredictor.ITEM_MEAN)).isCloseTo(1.5, EXACT);
    double second = 1.5 - 1.0 / 7;
    double third = 1.5 - 1.0 / 6;
    assertThat(all.mae(RatingPredictor.BIAS)).isCloseTo((1 + second + third + 2) / 4, EXACT);
    assertThat(all.rmse(RatingPredictor.BIAS))
        .isCloseTo(Math.sqrt((1 + second * second + third * third + 4) / 4), EXACT);
  }

  /** As much as a network of users: each item's vector is fed in, and users are columns. */
  @Test
  void totalsOnItemVectorsAreThoseOfTheirColumns() {
    Dataset<Row> placed = Rated.table(spark(), exchanged(TRAIN));
    ColumnIndex users = ColumnIndex.of(placed);
    try (EvaluationUsers items =
        EvaluationUsers.of(
            UserVectors.of(placed, users), Rated.table(spark(), exchanged(HELD_OUT)), users)) {
      UserErrors total =
          new Evaluator(context(), SCALE)
              .total(
                  items,
                  PredictorSource.of(
                      constant(), InputTransform.unscaled(BIAS, Centring.NONE), SCALE));
      // Users 1, 2 and 3 have columns 0 to 2, for which it says 3.5, 2.5 and 5.
      assertThat(total.ratings()).isEqualTo(4);
      assertThat(total.rmse(RatingPredictor.AUTOENCODER)).isCloseTo(Math.sqrt(24.5 / 4), EXACT);
    }
  }

  /** Nobody has a column: each user's ratings are folded in, and item 30's mean is 2. */
  @Test
  void aModelOfItemVectorsIsScored() {
    ItemCodes codes = new ItemCodes(new float[3][1], new float[3], new float[] {3.5f, 2.5f, 2});
    ItemVectorSource model =
        new ItemVectorSource.OfTrainedRatings(
            codes, new ColumnUsers(new float[0][], new float[0], new long[0]));
    Dataset<Row> train = Rated.table(spark(), TRAIN);
    ColumnIndex items = ColumnIndex.of(train);
    try (EvaluationUsers users =
        EvaluationUsers.of(
            UserVectors.of(train, items), Rated.table(spark(), new Rated(1, 30, 2)), items)) {
      Scores scores =
          new Evaluator(context(), SCALE).score(users, PredictorSource.of(model, SCALE));
      // The user's offset is (0.5 − 0.5) / 7.
      assertThat(scores.all().mae(RatingPredictor.AUTOENCODER)).isCloseTo(0, EXACT);
      assertThat(scores.all().ratings()).isEqualTo(1);
    }
  }

  @Test
  void aFactorisationIsScoredBesideTheOtherBaselines() {
    Factorisation factorisation =
        new Factorisation(BIAS, new Factorisation.Shape(1, 0.5), new double[][] {{1}, {0}, {-0.1}});
    Dataset<Row> train = Rated.table(spark(), TRAIN);
    ColumnIndex items = ColumnIndex.of(train);
    Rated[] heldOut = {new Rated(3, 30, 3), new Rated(2, 20, 4)};
    try (EvaluationUsers evaluationUsers =
        EvaluationUsers.of(UserVectors.of(train, items), Rated.table(spark(), heldOut), items)) {
      Evaluator evaluator = new Evaluator(context(), new RatingScale(-9, 9)).beside(BIAS);
      PredictorSource model =
          PredictorSource.of(constant(), InputTransform.unscaled(BIAS, Centring.NONE), SCALE);
      Scores scores = evaluator.beside(factorisation).score(evaluationUsers, model);
      assertThat(scores.baselines())
          .containsExactly(
              RatingPredictor.GLOBAL_MEAN,
              RatingPredictor.ITEM_MEAN,
              RatingPredictor.BIAS,
              RatingPredictor.MATRIX_FACTORISATION);
      double[] errors =
          scores.users().stream()
              .mapToDouble(user -> user.mae(RatingPredictor.MATRIX_FACTORISATION))
              .toArray();
      // Of item 20, without factors, the offsets say 2.5 + 1/7.
      assertThat(errors[0]).isCloseTo(1.5 - 1.0 / 7, EXACT);
      // Of user 3 the residual is −1 + 1/6, so p = −5/6 / (1 + 0.5); of item 30 they say 1 − 1/6.
      assertThat(errors[1]).isCloseTo(3 - (5.0 / 6 + 0.1 * (5.0 / 6) / 1.5), EXACT);
      assertThat(evaluator.score(evaluationUsers, model).baselines())
          .doesNotContain(RatingPredictor.MATRIX_FACTORISATION);
    }
  }

  @Test
  void withoutUsersToScoreScoresAreEmpty() {
    assertThat(score(new Rated[] {new Rated(4, 10, 3)}, constant(), Centring.NONE).isEmpty())
        .isTrue();
  }

  /** Ratings of 0 and −10 lie below every prediction p: the errors are p and p + 10. */
  @Test
  void heldOutRatingsDoNotChangePredictions() {
    double[] predictions = absolutes(heldOut(0), RatingPredictor.AUTOENCODER);
    double[] further = absolutes(heldOut(-10), RatingPredictor.AUTOENCODER);
    assertThat(further[0]).isEqualTo(predictions[0] + 10);
    assertThat(further[1]).isEqualTo(predictions[1]);
    double[] bias = absolutes(heldOut(0), RatingPredictor.BIAS);
    double[] furtherBias = absolutes(heldOut(-10), RatingPredictor.BIAS);
    assertThat(furtherBias[0]).isEqualTo(bias[0] + 10);
    assertThat(furtherBias[1]).isEqualTo(bias[1]);
  }

  /** Many enough for several matrices; on the driver each user is asked for alone. */
  @Test
  void scoresAgreeWithSinglePredictionsWhateverThePartitions() {
    Rated[] train = ratings(10, 20);
    Dataset<Row> ratings = Rated.table(spark(), train);
    ColumnIndex items = ColumnIndex.of(ratings.union(Rated.table(spark(), new Rated(0, 30, 1))));
    Dataset<Row> fed = UserVectors.of(ratings, items);
    Dataset<Row> heldOut = Rated.table(spark(), ratings(30));
    SparseNetwork network = network();
    InputTransform transform = InputTransform.unscaled(BIAS, Centring.OFFSETS);
    Evaluator evaluator = new Evaluator(context(), SCALE);
    PredictorSource model = PredictorSource.of(network, transform, SCALE);
    Predictor predictor = new NetworkPredictor(Snapshot.of(network).restore(), transform, SCALE);
    try (EvaluationUsers evaluationUsers =
            EvaluationUsers.of(fed.repartition(4), heldOut.repartition(5), items);
        EvaluationUsers others = EvaluationUsers.of(fed.coalesce(1), heldOut, items)) {
      assertThat(evaluationUsers.count()).isEqualTo(600);
      List<Double> errors = errors(evaluator.score(evaluationUsers, model));
      assertThat(errors(evaluator.score(others, model))).isEqualTo(errors);
      for (int user = 0; user < 600; user += 37) {
        UserVector vector =
            new UserVector(
                new int[] {0, 1},
                new float[] {(float) train[user].rating(), (float) train[600 + user].rating()});
        double prediction =
            predictor.predict(List.of(FedUser.of(vector)), List.of(new int[] {2}))[0][0];
        double rating = ratings(30)[user].rating();
        assertThat(errors.get(user)).isCloseTo(Math.abs(prediction - rating), EXACT);
      }
      Scores scores = evaluator.score(evaluationUsers, model);
      assertThat(evaluator.rmse(evaluationUsers, model))
          .isCloseTo(scores.all().rmse(RatingPredictor.AUTOENCODER), within(1e-12));
      assertThat(evaluator.total(evaluationUsers, model).ratings()).isEqualTo(600);
    }
  }

  /** Each of 600 users with a rating from 1 to 5 for every item, the items one after another. */
  private static Rated[] ratings(int... items) {
    return IntStream.of(items)
        .boxed()
        .flatMap(
            item ->
                IntStream.range(0, 600)
                    .mapToObj(user -> new Rated(user, item, 1 + (user * 7 + item) % 5)))
        .toArray(Rated[]::new);
  }

  private static List<Double> errors(Scores scores) {
    return scores.users().stream().map(user -> user.mae(RatingPredictor.AUTOENCODER)).toList();
  }

  private static Rated[] heldOut(double rating) {
    return new Rated[] {new Rated(1, 30, rating), new Rated(2, 20, 0)};
  }

  private static double[] absolutes(Rated[] heldOut, RatingPredictor predictor) {
    return score(heldOut, network(), Centring.OFFSETS).users().stream()
        .mapToDouble(user -> user.mae(predictor))
        .toArray();
  }

  private static Scores score(Rated[] heldOut, SparseNetwork network, Centring centring) {
    return score(TRAIN, heldOut, InputTransform.unscaled(BIAS, centring), network);
  }

  private static Scores score(
      Rated[] trained, Rated[] heldOut, InputTransform transform, SparseNetwork network) {
    Dataset<Row> train = Rated.table(spark(), trained);
    ColumnIndex items = ColumnIndex.of(train);
    Dataset<Row> fed = UserVectors.of(train, items);
    try (EvaluationUsers evaluationUsers =
        EvaluationUsers.of(fed, Rated.table(spark(), heldOut), items)) {
      return new Evaluator(context(), SCALE)
          .beside(transform.bias())
          .score(evaluationUsers, PredictorSource.of(network, transform, SCALE));
    }
  }

  private static Rated[] exchanged(Rated[] ratings) {
    return Stream.of(ratings)
        .map(rated -> new Rated(rated.item(), rated.user(), rated.rating()))
        .toArray(Rated[]::new);
  }

  private static SparseNetwork network() {
    Settings settings = TestSettings.plain("network.hidden=[1]", "network.weights=normal(1)");
    return new Autoencoder(settings.network(), settings.training(), 3, 100).fresh();
  }

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark().sparkContext());
  }
}
