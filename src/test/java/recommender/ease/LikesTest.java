package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import recommender.config.EaseChannels;
import recommender.config.Targets;
import recommender.testing.SparkTest;
import recommender.vectors.UserVector;

class LikesTest extends SparkTest {
  /** At least 1 each, they are 4, 1 and 1: their mean is 2. */
  private static final Likes LIKES = new Likes(new int[] {4, 1, 0}, new TreeMap<>());

  @Test
  void likesOfItemsAndUsersAreCounted() {
    List<UserVector> users =
        List.of(
            new UserVector(new int[] {0, 1}, new float[] {5, 4}),
            new UserVector(new int[] {0, 2}, new float[] {4, 3}),
            new UserVector(new int[] {2}, new float[] {1}));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    Likes likes = Likes.of(context.parallelize(users, 2), Targets.ranking(4), 3);
    assertThat(likes.ofItems()).containsExactly(2, 1, 0);
    assertThat(likes.users()).isEqualTo(Map.of(2, 1L, 1, 1L, 0, 1L));
  }

  @Test
  void withoutAnExponentAllItemsHaveTheSameL2() {
    assertThat(LIKES.l2(new EaseNumbers(EaseChannels.LIKED, 100, 0, 4, 0, 0)))
        .containsExactly(100, 100, 100);
    assertThat(LIKES.l2(new EaseNumbers(EaseChannels.LIKED_DISLIKED, 100, 0, 4, 0, 0)))
        .containsExactly(100, 400, 100, 400, 100, 400);
  }

  /** Roots 2, 1 and 1; their mean, weighted by likes, is (8 + 1 + 1) / 6. */
  @Test
  void theL2GrowsWithLikesAndHasItsMean() {
    assertThat(LIKES.l2(new EaseNumbers(EaseChannels.LIKED, 100, 0.5, 4, 0, 0)))
        .containsExactly(new double[] {120, 60, 60}, within(1e-12));
  }

  @Test
  void scoresOfWhatIsLikedMoreThanTheMeanAreLowered() {
    assertThat(LIKES.popularity(-1)).containsExactly(0.5f, 2, 2);
    assertThat(LIKES.popularity(0)).containsExactly(1, 1, 1);
  }
}
