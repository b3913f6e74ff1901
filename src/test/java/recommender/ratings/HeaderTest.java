package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.ColumnNames;

class HeaderTest {
  private static final Source SOURCE = new Source("input.path", List.of());
  private static final ColumnNames WANTED = new ColumnNames("u", "i", "r", "t");

  @Test
  void exactNamesComeFirst() {
    assertThat(new Header(List.of("U", "u", "I", "r", "T"), "a.csv").find(WANTED, SOURCE))
        .isEqualTo(new ColumnNames("u", "I", "r", "T"));
  }

  @Test
  void twoNamesAlikeAreNone() {
    assertThatThrownBy(
            () -> new Header(List.of("u", "i", "R", "t", "R"), "a.csv").find(WANTED, SOURCE))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("input.path: a.csv lacks columns: expected [u, i, r, t]")
        .hasMessageContaining("found [u, i, R, t, R]");
  }
}
