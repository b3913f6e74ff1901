package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recommender.config.ColumnNames;

class HeaderTest {
  private static final Source SOURCE = new Source("input.path", List.of());
  private static final ColumnNames WANTED = new ColumnNames("u", "i", Optional.of("r"), "t");

  @Test
  void exactNamesAreFoundBeforeThoseInOtherCase() {
    assertThat(new Header(List.of("U", "u", "I", "r", "T"), "a.csv").find(WANTED, SOURCE))
        .isEqualTo(new ColumnNames("u", "I", Optional.of("r"), "T"));
  }

  @Test
  void anAmbiguousNameIsRefused() {
    assertThatThrownBy(
            () -> new Header(List.of("u", "i", "R", "t", "R"), "a.csv").find(WANTED, SOURCE))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("input.path: a.csv lacks columns: expected [u, i, r, t]")
        .hasMessageContaining("found [u, i, R, t, R]");
  }

  @Test
  void aColumnOfRatingsIsNotSoughtInClicks() {
    ColumnNames clicks = new ColumnNames("u", "i", Optional.empty(), "t");
    assertThat(new Header(List.of("T", "i", "u"), "a.csv").find(clicks, SOURCE))
        .isEqualTo(new ColumnNames("u", "i", Optional.empty(), "T"));
    assertThatThrownBy(() -> new Header(List.of("1", "10", "100"), "a.csv").find(clicks, SOURCE))
        .isInstanceOf(RatingsException.class)
        .hasMessage(
            "input.path: a.csv lacks columns: expected [u, i, t], found [1, 10, 100]; name its"
                + " columns in input.columns.{user,item,timestamp}, or set input.format if these"
                + " are data");
  }
}
