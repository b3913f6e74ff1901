package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FileSplitsTest {
  private static final FileSplits SPLITS =
      new FileSplits(Map.of(new FileSplits.Piece(0, 0), 0, new FileSplits.Piece(0, 300), 1));

  /** Rows are numbered by task in the upper bits: the second piece was read by an earlier task. */
  @Test
  void rowsOfALaterPieceComeLaterWhateverTheirTask() {
    long last = SPLITS.call(0, 0L, (7L << 33) + 1_000_000);
    assertThat(SPLITS.call(0, 0L, 7L << 33)).isLessThan(last);
    assertThat(SPLITS.call(0, 300L, 0L)).isGreaterThan(last);
  }
}
