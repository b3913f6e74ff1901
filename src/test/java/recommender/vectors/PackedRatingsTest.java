package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recommender.testing.SomeRatings;

class PackedRatingsTest {

  @Test
  void packedRatingsAreAStreamOfCountsColumnsAndValues() {
    SparseRows rows =
        new SparseRows(new int[] {0, 2, 2, 3}, new int[] {1, 4, 0}, new float[] {.5f, -1, 2});
    INDArray packed = PackedRatings.pack(rows, 5);
    assertThat(packed.shape()).containsExactly(3, 3);
    assertThat(packed.ravel().toFloatVector()).containsExactly(2, 0, 1, 1, 4, 0, .5f, -1, 2);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,9,0", "7,5,1", "7,5,.3", "3,50,.1", "20,2,.5", "5,1,0"})
  void unpackedRatingsAreThoseThatWerePacked(int users, int items, double density) {
    SparseRows rows = SomeRatings.of(users, items, density, 3);
    INDArray packed = PackedRatings.pack(rows, items);
    assertThat(packed.size(0)).isEqualTo(users);
    assertSame(PackedRatings.unpack(packed, items), rows);
    assertSame(PackedRatings.unpack(packed.dup('f'), items), rows);
  }

  @Test
  void aPartOfALargerArrayIsUnpacked() {
    SparseRows rows = SomeRatings.of(4, 6, .5, 1);
    INDArray packed = PackedRatings.pack(rows, 6);
    INDArray larger = Nd4j.hstack(Nd4j.zeros(4, 2), packed);
    assertSame(
        PackedRatings.unpack(
            larger.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 2 + packed.size(1))), 6),
        rows);
  }

  @Test
  void theLargestColumnsAreExact() {
    int last = PackedRatings.MOST_ITEMS - 1;
    SparseRows rows =
        new SparseRows(new int[] {0, 2}, new int[] {last - 1, last}, new float[] {1, 2});
    assertSame(
        PackedRatings.unpack(
            PackedRatings.pack(rows, PackedRatings.MOST_ITEMS), PackedRatings.MOST_ITEMS),
        rows);
  }

  @Test
  void anItemTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pack(new int[] {3, 3}, 1, 2))
        .withMessage(
            "packed ratings: expected columns that ascend below 5, was 3 after 3 of user 0");
  }

  @Test
  void columnsOutOfOrderOrOutOfRangeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> pack(new int[] {3, 1}, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> pack(new int[] {3, 5}, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> pack(new int[] {-1, 3}, 1, 2));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void valuesThatAreNotFiniteAreRefused(float value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pack(new int[] {1, 3}, 1, value))
        .withMessageContaining("expected finite values, was " + value + " in column 3");
  }

  @Test
  void anArrayOtherThanAMatrixOfFloatsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedRatings.unpack(Nd4j.zeros(DataType.DOUBLE, 2, 2), 3))
        .withMessageContaining("expected a matrix of floats with a row for each user");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedRatings.unpack(Nd4j.zeros(DataType.FLOAT, 2, 2, 2), 3));
  }

  /** Whatever was changed, it is a stream that can be read, or refused with what is wrong. */
  @Test
  void damagedStreamsAreRefused() {
    Random random = new Random(1);
    float[] odd = {-1, .5f, 3, 4, 1e9f, -1e9f, Float.NaN, Float.POSITIVE_INFINITY, 1 << 24, 0};
    int refused = 0;
    for (int trial = 0; trial < 5000; trial++) {
      SparseRows rows = SomeRatings.of(1 + random.nextInt(5), 1 + random.nextInt(9), .5, trial);
      INDArray packed = PackedRatings.pack(rows, 9);
      for (int change = random.nextInt(3); change >= 0; change--) {
        packed.data().put(random.nextInt((int) packed.length()), odd[random.nextInt(odd.length)]);
      }
      try {
        assertReadable(PackedRatings.unpack(packed, 9), 9);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("packed ratings: expected ");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(2000);
  }

  private static void assertReadable(SparseRows rows, int items) {
    assertThat(rows.starts()[rows.users()]).isEqualTo(rows.ratings());
    for (int column : rows.columns()) {
      assertThat(column).isBetween(0, items - 1);
    }
  }

  private static void assertSame(SparseRows actual, SparseRows expected) {
    assertThat(actual.starts()).isEqualTo(expected.starts());
    assertThat(actual.columns()).isEqualTo(expected.columns());
    assertThat(actual.values()).isEqualTo(expected.values());
  }

  private static void pack(int[] columns, float... values) {
    PackedRatings.pack(new SparseRows(new int[] {0, columns.length}, columns, values), 5);
  }
}
