package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import recommender.vectors.RatingsByItem;
import recommender.vectors.SparseRows;

class RowBlockTest {
  /** User 0 has rated items 0 to 5, user 1 items 1 and 3, user 2 nothing. */
  private final RatingsByItem batch =
      RatingsByItem.of(
          new SparseRows(
              new int[] {0, 6, 8, 8},
              new int[] {0, 1, 2, 3, 4, 5, 1, 3},
              new float[] {1, 2, 3, 4, 5, 6, 10, 20}),
          6);

  private final RowBlock block = new RowBlock(2);
  private final float[][] sums = {{1000, 0}, {0, 0}, {7, 8}};

  @Test
  void addsFactorTimesRowForEveryRating() {
    putRows(0, 6);
    block.addTo(sums, batch, 0, 6, batch.values());
    // 1·1 + 2·2 + 3·3 + 4·4 + 5·5 + 6·6 = 91 and its hundredfold; 10·2 + 20·4 = 100.
    assertThat(sums).isDeepEqualTo(new float[][] {{1091, 9100}, {100, 10000}, {7, 8}});
  }

  @Test
  void goesOnWithOtherItems() {
    putRows(0, 2);
    block.addTo(sums, batch, 0, 2, batch.values());
    putRows(2, 6);
    block.addTo(sums, batch, 2, 6, batch.values());
    assertThat(sums).isDeepEqualTo(new float[][] {{1091, 9100}, {100, 10000}, {7, 8}});
  }

  @Test
  void keepsACopyOfTheRow() {
    float[] row = {1, 1};
    block.put(0, row);
    Arrays.fill(row, 99);
    block.addTo(sums, batch, 0, 1, batch.values());
    assertThat(sums[0]).containsExactly(1001, 1);
  }

  @Test
  void holdsARowHoweverWideItIs() {
    assertThat(new RowBlock(1 << 18).size()).isOne();
    assertThat(new RowBlock(500).size()).isBetween(200, 300);
  }

  /** The row of item i is (i + 1, 100·(i + 1)). */
  private void putRows(int from, int to) {
    for (int item = from; item < to; item++) {
      block.put(item - from, new float[] {item + 1, 100 * (item + 1)});
    }
  }
}
