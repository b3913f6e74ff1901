package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.InputScaling;
import recommender.config.Targets;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/** The network of {@link ModelFolder}: h = (0.1, 0.2, 0.3) x + 0.2, y = (h, 0.1 − h, 2h). */
class NetworkScorerTest {
  private static final BiasModel BIAS = BiasModel.ofOffsets(3, ModelFolder.OFFSETS);
  private static final UserVector USER = new UserVector(new int[] {0, 2}, new float[] {2, 5});
  private static final UserVector UNSEEN = new UserVector(new int[0], new float[0]);

  /**
   * Item 2 is the only positive of the second user: h = 0.5. Of an unseen user the network knows h
   * = 0.2.
   */
  @Test
  void scoresOfARankingNetworkAreLogitsOfThePositives() {
    InputTransform positives =
        new InputTransform(BIAS, Targets.ranking(4), Centring.NONE, InputScaling.NONE, 0);
    float[][] scores = scorer(positives).scores(List.of(UNSEEN, USER));
    assertScores(scores[0], 0.2f, -0.1f, 0.4f);
    assertScores(scores[1], 0.5f, -0.4f, 1);
  }

  /**
   * Less mean and offsets of items 0.5 and 0, ratings of 2 and 5 are −1.5 and 2: h = −0.15 + 0.6 +
   * 0.2 = 0.65. Mean and offsets of items are added again.
   */
  @Test
  void scoresOfARatingNetworkArePredictedRatings() {
    InputTransform ratings =
        new InputTransform(BIAS, Targets.RATING, Centring.ITEM, InputScaling.NONE, 0);
    float[][] scores = scorer(ratings).scores(List.of(USER, UNSEEN));
    assertScores(scores[0], 4.15f, 1.95f, 4.3f);
    assertScores(scores[1], 3.7f, 2.4f, 3.4f);
  }

  private static void assertScores(float[] actual, float... expected) {
    assertThat(actual).containsExactly(expected, within(1e-6f));
  }

  private static NetworkScorer scorer(InputTransform transform) {
    return new NetworkScorer(SparseNetwork.ofStock(ModelFolder.network()), transform);
  }
}
