package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.testing.SomeRatings;

class RatingsByItemTest {
  private final SparseRows rows =
      new SparseRows(
          new int[] {0, 2, 2, 5}, new int[] {1, 4, 0, 1, 4}, new float[] {.5f, -1, 2, 3, 4});

  @Test
  void holdsTheRatingsOfOneItemAfterAnother() {
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
  void putsWhatStandsBesideItBackIntoTheOrderOfTheRows() {
    float[] beside = {10, 20, 30, 40, 50};
    assertThat(RatingsByItem.of(rows, 6).inRowOrder(beside, rows))
        .containsExactly(20, 40, 10, 30, 50);
  }

  @Test
  void mayHoldNothing() {
    SparseRows none = new SparseRows(new int[] {0, 0}, new int[0], new float[0]);
    RatingsByItem byItem = RatingsByItem.of(none, 6);
    assertThat(byItem.size()).isZero();
    assertThat(byItem.ratings()).isZero();
    assertThat(byItem.shares(2)).containsExactly(0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "7"})
  void sharesAreAboutEqual(int parts) {
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
