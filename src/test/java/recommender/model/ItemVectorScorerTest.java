package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.InputScaling;
import recommender.config.RatingScale;
import recommender.config.Targets;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/** The network of {@link ModelFolder}, its three columns taken for those of users. */
class ItemVectorScorerTest {
  private static final List<UserVector> ITEMS =
      List.of(
          new UserVector(new int[] {0, 2}, new float[] {2, 5}),
          new UserVector(new int[] {1}, new float[] {4}),
          new UserVector(new int[] {0, 1, 2}, new float[] {1, 3, 5}),
          new UserVector(new int[] {2}, new float[] {0.5f}));

  /** Before they are clipped and users' offsets are added, with which lists do not change. */
  @ParameterizedTest
  @EnumSource(Centring.class)
  void scoresArePredictedRatingsLessTheUsersOffset(Centring centring) {
    InputTransform transform =
        new InputTransform(
            BiasModel.ofOffsets(3, ModelFolder.OFFSETS),
            Targets.RATING,
            centring,
            InputScaling.NONE,
            0);
    SparseNetwork network = SparseNetwork.ofStock(ModelFolder.network());
    double[][] predictions =
        new Predictor(network, transform, new RatingScale(-100, 100))
            .predict(ITEMS, ITEMS.stream().map(item -> new int[] {0, 1, 2}).toList());
    float[][] scores =
        new ItemVectorScorer(network, ItemCode.of(ITEMS, network, transform))
            .scores(new int[] {2, 0});
    assertThat(scores).hasDimensions(2, 4);
    for (int item = 0; item < 4; item++) {
      assertThat((double) scores[0][item])
          .isCloseTo(predictions[item][2] - transform.itemPart(2), within(1e-5));
      assertThat((double) scores[1][item])
          .isCloseTo(predictions[item][0] - transform.itemPart(0), within(1e-5));
    }
  }
}
