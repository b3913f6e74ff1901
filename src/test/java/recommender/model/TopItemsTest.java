package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopItemsTest {

  @Test
  void itemsAreInDescendingOrderOfScores() {
    assertThat(TopItems.of(new float[] {1, -3, 4, 2}, new int[0], 3)).containsExactly(2, 3, 0);
  }

  @Test
  void betweenEqualScoresTheLowerColumnComesFirst() {
    float[] scores = {1, 2, 1, 2, 1};
    assertThat(TopItems.of(scores, new int[0], 3)).containsExactly(1, 3, 0);
    assertThat(TopItems.of(new float[5], new int[] {0, 2}, 2)).containsExactly(1, 3);
  }

  /** As floating-point numbers compare, not as their bits do. */
  @Test
  void negativeZeroEqualsZero() {
    float[] scores = {-0f, 0f, -0f, 0f};
    assertThat(TopItems.of(scores, new int[0], 2)).containsExactly(0, 1);
    assertThat(TopItems.of(scores, new int[0], 4)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void excludedItemsAreLeftOut() {
    float[] scores = {5, 4, 3, 2, 1};
    assertThat(TopItems.of(scores, new int[] {0, 2}, 2)).containsExactly(1, 3);
    assertThat(TopItems.of(scores, new int[] {0, 1, 2, 3, 4}, 2)).isEmpty();
  }

  @Test
  void theListIsShorterWhereThereAreFewerCandidates() {
    assertThat(TopItems.of(new float[] {1, 2, 3}, new int[] {1}, 10)).containsExactly(2, 0);
  }

  /** From nearly all scores alike to nearly none, from no item excluded to nearly all. */
  @Test
  void topItemsAgreeWithAFullSort() {
    Random random = new Random(3);
    for (int trial = 0; trial < 2000; trial++) {
      int different = 1 + random.nextInt(60);
      float[] scores = new float[1 + random.nextInt(50)];
      for (int column = 0; column < scores.length; column++) {
        scores[column] = random.nextInt(different) - different / 2f;
      }
      double density = random.nextDouble();
      int[] excluded =
          IntStream.range(0, scores.length).filter(i -> random.nextDouble() < density).toArray();
      int length = 1 + random.nextInt(60);
      assertThat(TopItems.of(scores, excluded, length))
          .containsExactly(sorted(scores, excluded, length));
    }
  }

  private static int[] sorted(float[] scores, int[] excluded, int length) {
    return IntStream.range(0, scores.length)
        .filter(column -> Arrays.stream(excluded).noneMatch(each -> each == column))
        .boxed()
        .sorted(Comparator.comparing((Integer column) -> -scores[column]))
        .limit(length)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
