package recommender.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.model.Scorer;
import recommender.vectors.UserVector;

class FusedScorerTest {
  private static final List<UserVector> USERS = List.of(nobody(), nobody());

  /** Softmax 1/4, 1/4, 1/2 of the first user, thirds of the second. */
  private static final Scorer NETWORK =
      fed -> new float[][] {{0, 0, (float) Math.log(2)}, {1000, 1000, 1000}};

  private static final Scorer EASE = fed -> new float[][] {{0.5f, 0, 0.25f}, {0, 1, 2}};

  @Test
  void theWeightedScoresOfTheOneAreAddedToLogSoftmaxOfTheOther() {
    float[][] scores = new FusedScorer(NETWORK, EASE, 8).scores(USERS);
    assertThat(scores[0])
        .containsExactly(floats(Math.log(.25) + 4, Math.log(.25), Math.log(.5) + 2), within(1e-6f));
    assertThat(scores[1])
        .containsExactly(floats(-Math.log(3), 8 - Math.log(3), 16 - Math.log(3)), within(1e-5f));
  }

  @Test
  void severalWeightsScoreUsersOnce() {
    int[] calls = new int[1];
    Scorer counting =
        fed -> {
          calls[0]++;
          return EASE.scores(fed);
        };
    Iterator<float[][]> scores = FusedScorer.scores(NETWORK, counting, USERS, List.of(0.0, 4.0));
    assertThat(scores.next()[0])
        .containsExactly(floats(Math.log(.25), Math.log(.25), Math.log(.5)), within(1e-6f));
    assertThat(scores.next()[0])
        .containsExactly(floats(Math.log(.25) + 2, Math.log(.25), Math.log(.5) + 1), within(1e-6f));
    assertThat(scores.hasNext()).isFalse();
    assertThat(calls[0]).isEqualTo(1);
  }

  private static UserVector nobody() {
    return new UserVector(new int[0], new float[0]);
  }

  private static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
