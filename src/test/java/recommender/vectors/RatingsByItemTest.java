package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.testing.SomeRatings;

class RatingsByItemTest {
  private final SparseRows rows =
      new SparseRows(
          new int[] {0, 2, 2, 5}, new int[] {1, 4, 0, 1, 4}, new float[] {.5f, -1, 2, 3, 4});

  @Test
  void ratingsAreSortedByItemThenUser() {
    RatingsByItem byItem = RatingsByItem.of(rows, 6);
    assertThat(byItem.userCount()).isEqualTo(3);
    assertThat(byItem.size()).isEqualTo(3);
    assertThat(new int[] {byItem.item(0), byItem.item(1), byItem.item(2)}).containsExactly(0, 1, 4);
    assertThat(byItem.users()).containsExactly(2, 0, 2, 0, 2);
    assertThat(byItem.values()).containsExactly(2, .5f, 3, -1, 4);
    assertThat(byItem.start(1)).isEqualTo(1);
    assertThat(byItem.end(1)).isEqualTo(3);
  }

  @Test
  void valuesByItemReturnToRowOrder() {
    float[] beside = {10, 20, 30, 40, 50};
    assertThat(RatingsByItem.of(rows, 6).inRowOrder(beside, rows))
        .containsExactly(20, 40, 10, 30, 50);
  }

  @Test
  void excludedItemsHaveNoRatings() {
    RatingsByItem others = RatingsByItem.of(rows, 6).without(new int[] {1, 3});
    assertThat(others.userCount()).isEqualTo(3);
    assertThat(others.size()).isEqualTo(2);
    assertThat(new int[] {others.item(0), others.item(1)}).containsExactly(0, 4);
    assertThat(others.users()).containsExactly(2, 0, 2);
    assertThat(others.values()).containsExactly(2, -1, 4);
    assertThat(new int[] {others.start(1), others.end(1)}).containsExactly(1, 3);
    assertThat(others.without(new int[] {0, 4}).ratings()).isZero();
  }

  /** Items 0, 1 and 4 above 1, 2 and 5. */
  @Test
  void matricesAreStackedByItem() {
    SparseRows others =
        new SparseRows(new int[] {0, 1, 4}, new int[] {2, 1, 2, 5}, new float[] {6, 7, 8, 9});
    RatingsByItem both = RatingsByItem.of(rows, 6).above(RatingsByItem.of(others, 6));
    assertThat(both.userCount()).isEqualTo(5);
    assertThat(IntStream.range(0, both.size()).map(both::item)).containsExactly(0, 1, 2, 4, 5);
    assertThat(IntStream.range(0, both.size()).map(both::start)).containsExactly(0, 1, 4, 6, 8);
    assertThat(both.end(4)).isEqualTo(both.ratings()).isEqualTo(9);
    assertThat(both.users()).containsExactly(2, 0, 2, 4, 3, 4, 0, 2, 4);
    assertThat(both.values()).containsExactly(2, .5f, 3, 7, 6, 8, -1, 4, 9);
  }

  @Test
  void valuesCanBeReplaced() {
    float[] others = {1, 2, 3, 4, 5};
    RatingsByItem byItem = RatingsByItem.of(rows, 6).withValues(others);
    assertThat(byItem.values()).isSameAs(others);
    assertThat(byItem.users()).containsExactly(2, 0, 2, 0, 2);
    assertThat(byItem.end(2)).isEqualTo(5);
  }

  @Test
  void anEmptyMatrixHasNoItems() {
    SparseRows none = new SparseRows(new int[] {0, 0}, new int[0], new float[0]);
    RatingsByItem byItem = RatingsByItem.of(none, 6);
    assertThat(byItem.size()).isZero();
    assertThat(byItem.ratings()).isZero();
    assertThat(byItem.shares(2)).containsExactly(0, 0, 0);
    RatingsByItem some = RatingsByItem.of(rows, 6);
    assertThat(byItem.above(some).users()).containsExactly(3, 1, 3, 1, 3);
    assertThat(some.above(byItem).users()).containsExactly(some.users());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "7"})
  void sharesHaveAboutEqualWork(int parts) {
    RatingsByItem byItem = RatingsByItem.of(SomeRatings.of(50, 400, .2, 1), 400);
    int[] shares = byItem.shares(parts);
    assertThat(shares).isSorted().startsWith(0).endsWith(byItem.size());
    int[] ratings = new int[parts];
    for (int part = 0; part < parts; part++) {
      for (int i = shares[part]; i < shares[part + 1]; i++) {
        ratings[part] += byItem.end(i) - byItem.start(i);
      }
    }
    assertThat(Arrays.stream(ratings).sum()).isEqualTo(byItem.ratings());
    int fair = byItem.ratings() / parts;
    for (int share : ratings) {
      assertThat(share).isBetween(fair - 60, fair + 60);
    }
  }
}
