package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.model.Predictor;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;
import scala.Tuple2;

/** A network that says 0, so that its predictions are 3 plus the item's offset: 4, 3 and 1. */
class RatingErrorsTest {
  private static final RatingScale SCALE = new RatingScale(1, 5);
  private static final BiasModel BIAS = BiasModel.ofOffsets(3, new double[] {1, 0, -4});
  private static final SparseNetwork NETWORK = zero();
  private static final RatingErrors ERRORS =
      new RatingErrors(
          new Predictor(NETWORK, InputTransform.unscaled(BIAS, Centring.ITEM), SCALE),
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
  void errorsOfAVectorAreThoseOfItsHeldOutRatings() {
    List<UserErrors> errors =
        ERRORS.byVector(
            List.of(pair(new int[] {0, 2}, 5, 2), pair(new int[] {1}, 3.5f)).iterator());
    assertThat(errors).extracting(UserErrors::ratings).containsExactly(2L, 1L);
    assertThat(errors.get(0).squares(RatingPredictor.AUTOENCODER)).isCloseTo(1 + 1, within(1e-7));
    assertThat(errors.get(1).squares(RatingPredictor.AUTOENCODER)).isCloseTo(0.25, within(1e-7));
    assertThat(errors.get(0).squares(RatingPredictor.GLOBAL_MEAN)).isEqualTo(4 + 1);
    assertThat(errors.get(1).squares(RatingPredictor.GLOBAL_MEAN)).isEqualTo(0.25);
  }

  @Test
  void columnsAndTotalsHaveTheSameErrors() {
    List<Tuple2<UserVector, UserVector>> many = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      many.add(pair(new int[] {0, 1}, 4.5f, i % 2));
    }
    Map<Integer, UserErrors> byColumn = ERRORS.byColumn(many.iterator());
    assertThat(byColumn).containsOnlyKeys(0, 1);
    assertThat(byColumn.get(0).rmse(RatingPredictor.AUTOENCODER)).isCloseTo(0.5, within(1e-7));
    double zeros = (MANY + 1) / 2;
    double squares = 9 * zeros + 4 * (MANY - zeros);
    assertThat(byColumn.get(1).squares(RatingPredictor.AUTOENCODER))
        .isCloseTo(squares, within(1e-3));
    UserErrors total = ERRORS.total(many.iterator());
    assertThat(total.ratings()).isEqualTo(2 * MANY);
    assertThat(total.squares(RatingPredictor.AUTOENCODER))
        .isCloseTo(squares + 0.25 * MANY, within(1e-3));
    assertThat(ERRORS.byVector(many.iterator())).hasSize(MANY);
  }

  /** Nothing is fed in, so nothing is known of the user. */
  private static Tuple2<UserVector, UserVector> pair(int[] columns, float... ratings) {
    return new Tuple2<>(new UserVector(new int[0], new float[0]), new UserVector(columns, ratings));
  }

  private static SparseNetwork zero() {
    Settings settings = TestSettings.plain("network.hidden=[2]");
    SparseNetwork network =
        new Autoencoder(settings.network(), settings.training(), 3, 100).fresh();
    network.params().assign(0);
    return network;
  }
}
