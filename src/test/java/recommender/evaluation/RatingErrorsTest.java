package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.model.FedUser;
import recommender.model.NetworkPredictor;
import recommender.model.Predictor;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/** A network that says 0, so that its predictions are 3 plus the item's offset: 4, 3 and 1. */
class RatingErrorsTest {
  private static final RatingScale SCALE = new RatingScale(1, 5);
  private static final BiasModel BIAS = BiasModel.ofOffsets(3, new double[] {1, 0, -4});
  private static final SparseNetwork NETWORK = zero();
  private static final RatingErrors ERRORS =
      new RatingErrors(
          new NetworkPredictor(NETWORK, InputTransform.unscaled(BIAS, Centring.ITEM), SCALE),
          SCALE,
          List.of(new Baseline.GlobalMean(BIAS)));

  /** More than are predicted at once, all alike. */
  private static final int MANY = 2 * Predictor.BATCH_SIZE + 1;

  @AfterAll
  static void close() {
    NETWORK.close();
  }

  /** The last one is clipped from −1 to 1. */
  @Test
  void errorsOfAUserAreThoseOfTheHeldOutRatings() {
    List<UserErrors> errors =
        ERRORS.byUser(List.of(pair(new int[] {0, 2}, 5, 2), pair(new int[] {1}, 3.5f)).iterator());
    assertThat(errors).extracting(UserErrors::ratings).containsExactly(2L, 1L);
    assertThat(errors.get(0).squares(RatingPredictor.AUTOENCODER)).isCloseTo(1 + 1, within(1e-7));
    assertThat(errors.get(1).squares(RatingPredictor.AUTOENCODER)).isCloseTo(0.25, within(1e-7));
    assertThat(errors.get(0).squares(RatingPredictor.GLOBAL_MEAN)).isEqualTo(4 + 1);
    assertThat(errors.get(1).squares(RatingPredictor.GLOBAL_MEAN)).isEqualTo(0.25);
  }

  @Test
  void totalsAreSumsOverAllUsers() {
    List<HeldOutUser> many = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      many.add(pair(new int[] {0, 1}, 4.5f, i % 2));
    }
    double zeros = (MANY + 1) / 2;
    double squares = 9 * zeros + 4 * (MANY - zeros);
    UserErrors total = ERRORS.total(many.iterator());
    assertThat(total.ratings()).isEqualTo(2 * MANY);
    assertThat(total.squares(RatingPredictor.AUTOENCODER))
        .isCloseTo(squares + 0.25 * MANY, within(1e-3));
    assertThat(ERRORS.byUser(many.iterator())).hasSize(MANY);
  }

  /** Nothing is fed in, so nothing is known of the user. */
  private static HeldOutUser pair(int[] columns, float... ratings) {
    return new HeldOutUser(
        new UserVector(new int[0], new float[0]),
        new UserVector(columns, ratings),
        FedUser.UNKNOWN);
  }

  private static SparseNetwork zero() {
    Settings settings = TestSettings.plain("network.hidden=[2]");
    SparseNetwork network =
        new Autoencoder(settings.network(), settings.training(), 3, 100).fresh();
    network.params().assign(0);
    return network;
  }
}
