package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.vectors.UserVector;

class LoadedModelTest {
  /** The score of item j is the square of the sum of ratings, plus j. */
  private static final LoadedModel SQUARES =
      new LoadedModel() {
        @Override
        public float[][] scores(List<FedUser> users) {
          return users.stream()
              .map(
                  user -> {
                    float sum = 0;
                    for (float rating : user.ratings().ratings()) {
                      sum += rating;
                    }
                    return new float[] {sum * sum, sum * sum + 1};
                  })
              .toArray(float[][]::new);
        }

        @Override
        public Value scores(OnnxGraph graph, Value ratings) {
          throw new UnsupportedOperationException();
        }

        @Override
        public float[][] similarities(int[] items) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
      };

  /** Of 36, ratings of 1, 2 and 3 leave 25, 16 and 9. */
  @Test
  void aRatingContributesWhatTheScoreLosesWithoutIt() {
    UserVector user = new UserVector(new int[] {0, 4, 9}, new float[] {1, 2, 3});
    double[][] lost = SQUARES.contributions(user, new int[] {1, 0});
    assertThat(SQUARES.isLinear()).isFalse();
    assertThat(lost[0]).containsExactly(new double[] {11, 20, 27}, within(1e-6));
    assertThat(lost[1]).containsExactly(new double[] {11, 20, 27}, within(1e-6));
  }

  @Test
  void usersWithManyRatingsAreScoredSomeAtATime() {
    int size = 2 * Scorer.BATCH_SIZE + 1;
    float[] ones = new float[size];
    java.util.Arrays.fill(ones, 1);
    UserVector user = new UserVector(IntStream.range(0, size).toArray(), ones);
    double[] lost = SQUARES.contributions(user, new int[] {0})[0];
    assertThat(lost).hasSize(size).containsOnly(2.0 * size - 1);
  }

  @Test
  void nothingIsContributedByNoRatings() {
    UserVector nobody = new UserVector(new int[0], new float[0]);
    assertThat(SQUARES.contributions(nobody, new int[] {0})[0]).isEmpty();
  }
}
