package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionsTest {

  @Test
  void positionsAscendByFilePieceAndRow() {
    assertThat(
            new long[] {
              Positions.of(0, 0, 0),
              Positions.of(0, 0, 8191),
              Positions.of(0, 1024, 0),
              Positions.of(0, 1L << 39, 5),
              Positions.of(1, 0, 0),
              Positions.of(1_000_000, 0, 0)
            })
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theFileIsKnownFromThePosition() {
    assertThat(Positions.file(Positions.of(77, 1L << 39, 12_345))).isEqualTo(77);
  }
}
