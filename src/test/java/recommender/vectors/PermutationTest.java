package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PermutationTest {

  @Test
  void everyPlaceIsTakenOnce() {
    for (int size : sizes()) {
      long[] places = places(size, 7);
      assertThat(LongStream.of(places).sorted().toArray())
          .as("size %d", size)
          .isEqualTo(LongStream.range(0, size).toArray());
    }
  }

  private static int[] sizes() {
    return new int[] {
      1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 255, 256, 257, 1000, 4095,
      4096, 4097, 65_537
    };
  }

  @Test
  void equalSeedsGiveEqualOrders() {
    assertThat(places(1000, 7)).isEqualTo(places(1000, 7));
    assertThat(places(1000, 7)).isNotEqualTo(places(1000, 8));
  }

  /** Of a random order about one thing stays where it was, and half of the neighbours ascend. */
  @Test
  void theOrderLooksRandom() {
    long[] places = places(10_000, 1);
    assertThat(LongStream.range(0, 10_000).filter(i -> places[(int) i] == i).count()).isLessThan(8);
    assertThat(LongStream.range(1, 10_000).filter(i -> places[(int) i] > places[(int) i - 1]))
        .hasSizeBetween(4_800, 5_200);
  }

  @Test
  void billionsOfIndicesNeedNoMemory() {
    Permutation order = new Permutation(3_000_000_000L, 5);
    assertThat(LongStream.range(0, 1000).map(order::at).distinct())
        .hasSize(1000)
        .allMatch(place -> place >= 0 && place < 3_000_000_000L)
        .anyMatch(place -> place > Integer.MAX_VALUE);
  }

  private static long[] places(int size, long seed) {
    Permutation order = new Permutation(size, seed);
    return LongStream.range(0, size).map(order::at).toArray();
  }
}
