package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final int ITEMS = 4;

  /** Recommended 2, 1, 0 and 0 times with one place, 3, 2, 1 and 0 times with two. */
  private final Exposure exposure = exposure(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 0});

  @Test
  void coverageIsTheShareOfItemsInAnyList() {
    assertThat(exposure.of(ListSource.NETWORK, 0).coverage()).isEqualTo(2.0 / ITEMS);
    assertThat(exposure.of(ListSource.NETWORK, 1).coverage()).isEqualTo(3.0 / ITEMS);
  }

  /** Factors −3, −1, 1 and 3 of 0, 0, 1 and 2, and of 0, 1, 2 and 3. */
  @Test
  void giniIsOfTheSharesOfItems() {
    assertThat(exposure.of(ListSource.NETWORK, 0).gini()).isCloseTo((1 + 6) / (4 * 3.0), EXACT);
    assertThat(exposure.of(ListSource.NETWORK, 1).gini())
        .isCloseTo((-1 + 2 + 9) / (4 * 6.0), EXACT);
  }

  @Test
  void giniIsZeroForEqualSharesAndLargestWhereOneItemHasAll() {
    Exposure same = exposure(new int[] {3, 0}, new int[] {1, 2}, new int[] {0, 1}, new int[] {2});
    assertThat(same.of(ListSource.NETWORK, 0).gini()).isZero();
    Exposure one = exposure(new int[] {2}, new int[] {2}, new int[] {2});
    assertThat(one.of(ListSource.NETWORK, 0).gini()).isCloseTo((ITEMS - 1.0) / ITEMS, EXACT);
  }

  /** Rated by all 8 users, by 4, 2 and 1: 0, 1, 2 and 3 bits. */
  @Test
  void noveltyIsTheMeanSelfInformationInBits() {
    long[] ratings = {8, 4, 2, 1};
    assertThat(exposure.novelty(ListSource.NETWORK, 0, ratings, 8))
        .isCloseTo((2 * 0 + 1 * 1) / 3.0, EXACT);
    assertThat(exposure.novelty(ListSource.NETWORK, 1, ratings, 8))
        .isCloseTo((3 * 0 + 2 * 1 + 1 * 2) / 6.0, EXACT);
    Exposure rare = exposure(new int[] {3, 2});
    assertThat(rare.novelty(ListSource.NETWORK, 1, ratings, 8)).isCloseTo((3 + 2) / 2.0, EXACT);
  }

  @Test
  void sourcesAreCountedSeparately() {
    exposure.add(ListSource.POPULARITY, 0, new int[] {3}, 1);
    assertThat(exposure.of(ListSource.POPULARITY, 0).coverage()).isEqualTo(1.0 / ITEMS);
    assertThat(exposure.of(ListSource.NETWORK, 0).coverage()).isEqualTo(2.0 / ITEMS);
  }

  @Test
  void countsOfAnotherExposureAreAdded() {
    Exposure sum = exposure(new int[] {0, 1});
    sum.add(exposure(new int[] {0, 2}, new int[] {1, 0}));
    for (int length = 0; length < 2; length++) {
      assertThat(sum.of(ListSource.NETWORK, length).gini())
          .isEqualTo(exposure.of(ListSource.NETWORK, length).gini());
      assertThat(sum.of(ListSource.NETWORK, length).coverage())
          .isEqualTo(exposure.of(ListSource.NETWORK, length).coverage());
    }
  }

  @Test
  void anEmptyExposureHasNoCoverage() {
    Exposure sum = exposure();
    assertThat(sum.of(ListSource.NETWORK, 0).coverage()).isZero();
    sum.add(exposure());
    sum.add(exposure(new int[] {3}));
    assertThat(sum.of(ListSource.NETWORK, 0).coverage()).isEqualTo(1.0 / ITEMS);
    assertThat(sum.of(ListSource.POPULARITY, 0).coverage()).isZero();
  }

  /** Lengths 1 and 2. */
  private static Exposure exposure(int[]... lists) {
    Exposure exposure = new Exposure(2, ITEMS);
    for (int[] list : lists) {
      exposure.add(ListSource.NETWORK, 0, list, 1);
      exposure.add(ListSource.NETWORK, 1, list, 2);
    }
    return exposure;
  }
}
