package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;
import recommender.training.ValidationMetric;
import recommender.training.Validator;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * A network that says 0 of everything, so that offsets are all there is: 2 3 0 1 4 is its order.
 */
class LocalEvaluationUsersTest {
  private static final SparseNetwork NETWORK = zero();
  private static final InputTransform TRANSFORM =
      InputTransform.unscaled(
          BiasModel.ofOffsets(0.5, new double[] {-1, -2, 3, 0.5, -4}), Centring.ITEM);

  /** From 4 on an item of the first is relevant, two of the second, and none of the others. */
  private static final LocalEvaluationUsers USERS =
      new LocalEvaluationUsers(
          List.of(
              vector(new int[] {0, 1}, 1, 1),
              vector(new int[] {2}, 5),
              vector(new int[] {0}, 3),
              vector(new int[] {1}, 2)),
          List.of(
              vector(new int[] {2, 3}, 5, 2),
              vector(new int[] {0, 4}, 4, 4.5f),
              vector(new int[] {1}, 3),
              vector(new int[] {})));

  @AfterAll
  static void close() {
    NETWORK.close();
  }

  @Test
  void usersWithoutHeldOutRatingsAreNotCounted() {
    assertThat(USERS.count()).isEqualTo(3);
    assertThat(USERS.countRelevant(3)).isEqualTo(3);
    assertThat(USERS.countRelevant(4)).isEqualTo(2);
    assertThat(USERS.countRelevant(5.5)).isZero();
  }

  /** 3.5 and 1 of the first, −.5 and −3.5 of the second, of which 1 is the least there is. */
  @Test
  void rmseIsOfPredictionsClippedToTheScale() {
    Validator rmse = USERS.rmse(TRANSFORM, new RatingScale(1, 5));
    double squares = Math.pow(3.5 - 5, 2) + 1 + 9 + Math.pow(1 - 4.5, 2) + 4;
    assertThat(rmse.metric()).isEqualTo(ValidationMetric.RMSE);
    assertThat(rmse.value(NETWORK)).isCloseTo(Math.sqrt(squares / 5), within(1e-7));
  }

  /** The first gets 2 3 4, with a hit in front; the second 3 0 1 4, with two behind. */
  @Test
  void ndcgIsOfListsOfItemsThatAreNotFedIn() {
    Validator ndcg = USERS.ndcg(TRANSFORM, 4);
    double second = 1 / log2(3);
    double fourth = 1 / log2(5);
    assertThat(ndcg.metric()).isEqualTo(ValidationMetric.NDCG);
    assertThat(ndcg.value(NETWORK))
        .isCloseTo((1 + (second + fourth) / (1 + second)) / 2, within(1e-12));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  private static UserVector vector(int[] columns, float... ratings) {
    return new UserVector(columns, ratings);
  }

  private static SparseNetwork zero() {
    Settings settings = TestSettings.plain("network.hidden=[2]");
    SparseNetwork network =
        new Autoencoder(settings.network(), settings.training(), 5, 100).fresh();
    network.params().assign(0);
    return network;
  }
}
