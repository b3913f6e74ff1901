package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.RatingScale;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

class NetworkPredictorTest {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final UserVector USER = new UserVector(new int[] {0, 2}, new float[] {4, 2});

  /**
   * b_u = ((4 − 3 − 0.5) + (2 − 3)) / (2 + 5) = −0.5/7; x = (4/7, 0, −6.5/7);
   *
   * <p>h = 0.1·4/7 − 0.3·6.5/7 + 0.2 = −0.15/7; y = (h, 0.1 − h, 2h).
   */
  @Test
  void offsetsAreAddedToOutputsOfTheNetwork() {
    double[] predictions = predict(Centring.OFFSETS, new RatingScale(0.5, 5), USER, 0, 1, 2);
    assertThat(predictions[0]).isCloseTo(3.5 - 0.65 / 7, EXACT);
    assertThat(predictions[1]).isCloseTo(2.6 - 0.35 / 7, EXACT);
    assertThat(predictions[2]).isCloseTo(3 - 0.8 / 7, EXACT);
  }

  /** h = 0.1·(4 − 3.5) + 0.3·(2 − 3) + 0.2 = −0.05. */
  @Test
  void itemCentringSubtractsMeanAndItemOffset() {
    double[] predictions = predict(Centring.ITEM, new RatingScale(0.5, 5), USER, 2, 0);
    assertThat(predictions[0]).isCloseTo(2.9, EXACT);
    assertThat(predictions[1]).isCloseTo(3.45, EXACT);
  }

  /** The residuals 1 and −1 cancel out: b_u = 0, h = 0.1 − 0.3 + 0.2 = 0. */
  @Test
  void userCentringSubtractsMeanAndUserOffset() {
    assertThat(predict(Centring.USER, new RatingScale(0.5, 5), USER, 1)[0]).isCloseTo(3.1, EXACT);
  }

  /** h = 0.4 + 0.6 + 0.2 = 1.2; y = (1.2, −1.1, 2.4), of which −1.1 is off the scale. */
  @Test
  void withoutCentringOutputsAreClippedOnly() {
    double[] predictions = predict(Centring.NONE, new RatingScale(0.5, 2), USER, 0, 1, 2);
    assertThat(predictions[0]).isCloseTo(1.2, EXACT);
    assertThat(predictions[1]).isEqualTo(0.5);
    assertThat(predictions[2]).isEqualTo(2);
  }

  /** h = 0.2. */
  @Test
  void aUserWithoutRatingsHasNoOffset() {
    UserVector nobody = new UserVector(new int[0], new float[0]);
    assertThat(predict(Centring.OFFSETS, new RatingScale(0.5, 5), nobody, 0)[0])
        .isCloseTo(3.7, EXACT);
  }

  @Test
  void predictionsOfUsersInOneBatchAreIndependent() {
    Predictor predictor = predictor(Centring.OFFSETS, new RatingScale(0.5, 5));
    UserVector nobody = new UserVector(new int[0], new float[0]);
    double[][] predictions =
        predictor.predict(
            List.of(FedUser.of(nobody), FedUser.of(USER), FedUser.of(nobody)),
            List.of(new int[] {0}, new int[] {1, 2}, new int[0]));
    assertThat(predictions[0]).hasSize(1);
    assertThat(predictions[0][0]).isCloseTo(3.7, EXACT);
    assertThat(predictions[1][0]).isCloseTo(2.55, EXACT);
    assertThat(predictions[1][1]).isCloseTo(3 - 0.8 / 7, EXACT);
    assertThat(predictions[2]).isEmpty();
  }

  private static double[] predict(
      Centring centring, RatingScale scale, UserVector user, int... columns) {
    return predictor(centring, scale).predict(List.of(FedUser.of(user)), List.of(columns))[0];
  }

  private static Predictor predictor(Centring centring, RatingScale scale) {
    BiasModel bias = BiasModel.ofOffsets(3, ModelFolder.OFFSETS);
    SparseNetwork network = SparseNetwork.ofStock(ModelFolder.network());
    return new NetworkPredictor(network, InputTransform.unscaled(bias, centring), scale);
  }
}
