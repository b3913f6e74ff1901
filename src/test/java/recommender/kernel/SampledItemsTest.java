package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampledItemsTest {
  @Test
  void allItemsAreUnweighted() {
    SampledItems all = SampledItems.all(3);
    assertThat(all.items()).containsExactly(0, 1, 2);
    assertThat(all.logWeights()).containsExactly(0, 0, 0);
    assertThat(all.size()).isEqualTo(3);
  }

  @Test
  void drawnItemsAreDistinctAndAscending() {
    for (int seed = 0; seed < 20; seed++) {
      SampledItems drawn = drawn(1_000, 50, seed);
      assertThat(drawn.items()).isSorted().doesNotHaveDuplicates();
      assertThat(Arrays.stream(drawn.items())).allMatch(item -> item >= 0 && item < 1_000);
      assertThat(drawn.logWeights()).hasSize(drawn.size());
      assertThat(drawn.size()).isBetween(2, 50);
    }
  }

  /**
   * Of two items the first is drawn with a chance of log 2 / log 3. Drawn k times of four, it
   * stands for k / (4 · log 2 / log 3), and the second one for (4 − k) / (4 · log 1.5 / log 3).
   */
  @Test
  void theWeightIsTheNumberOfDrawsOverTheExpectedOne() {
    SampledItems drawn = drawn(2, 4, 3);
    assertThat(drawn.items()).containsExactly(0, 1);
    double first = Math.exp(drawn.logWeights()[0]);
    double times = first * 4 * Math.log(2) / Math.log(3);
    assertThat(times).isCloseTo(Math.rint(times), within(1e-5)).isBetween(0.9, 3.1);
    assertThat(Math.exp(drawn.logWeights()[1]))
        .isCloseTo((4 - times) / (4 * Math.log(1.5) / Math.log(3)), within(1e-5));
  }

  /** Drawn once for certain: log 2 / log 2 = 1. */
  @Test
  void theOnlyItemOfACatalogueHasAWeightOfOne() {
    SampledItems drawn = drawn(1, 7, 1);
    assertThat(drawn.items()).containsExactly(0);
    assertThat(drawn.logWeights()).containsExactly(new float[] {0}, within(1e-6f));
  }

  /** The sum of 1 / (i + 3) over 200 items. */
  @Test
  void weightedSumsAreThoseOverAllItemsOnAverage() {
    double expected = IntStream.range(0, 200).mapToDouble(SampledItemsTest::number).sum();
    SplittableRandom random = new SplittableRandom(11);
    int rounds = 20_000;
    double sum = 0;
    for (int round = 0; round < rounds; round++) {
      SampledItems drawn = SampledItems.drawn(200, 20, random);
      for (int i = 0; i < drawn.size(); i++) {
        sum += Math.exp(drawn.logWeights()[i]) * number(drawn.items()[i]);
      }
    }
    assertThat(sum / rounds).isCloseTo(expected, within(0.005 * expected));
  }

  /** Of 1,000 items the first 30 have a chance of log 31 / log 1001, about a half. */
  @Test
  void lowColumnsAreDrawnMoreOften() {
    int low = 0;
    int draws = 5_000;
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < draws; round++) {
      low += SampledItems.drawn(1_000, 1, random).items()[0] < 30 ? 1 : 0;
    }
    assertThat((double) low / draws).isCloseTo(Math.log(31) / Math.log(1001), within(0.03));
  }

  private static double number(int item) {
    return 1.0 / (item + 3);
  }

  private static SampledItems drawn(int items, int draws, long seed) {
    return SampledItems.drawn(items, draws, new SplittableRandom(seed));
  }
}
