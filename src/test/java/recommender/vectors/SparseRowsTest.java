package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparseRowsTest {
  private static final SparseRows ROWS =
      SparseRows.of(
          List.of(new int[] {1}, new int[0], new int[] {0, 2}),
          List.of(new float[] {5}, new float[0], new float[] {3, 4}));

  @Test
  void rowsOfUsersFollowOneAnother() {
    assertThat(ROWS.users()).isEqualTo(3);
    assertThat(ROWS.starts()).containsExactly(0, 1, 1, 3);
    assertThat(ROWS.columns()).containsExactly(1, 0, 2);
    assertThat(ROWS.values()).containsExactly(5, 3, 4);
  }

  @Test
  void everywhereGivesAllColumnsToUsersWithARating() {
    SparseRows all = ROWS.everywhere(3);
    assertThat(all.starts()).containsExactly(0, 3, 3, 6);
    assertThat(all.columns()).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(all.values()).containsOnly(0);
  }
}
