package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {
  private static final ColumnNames RATINGS =
      new ColumnNames("u", "i", Optional.of("r"), Optional.of("t"));
  private static final ColumnNames CLICKS =
      new ColumnNames("u", "i", Optional.empty(), Optional.of("t"));

  @Test
  void namesAreListedAsUserItemRatingTimestamp() {
    assertThat(RATINGS.all()).containsExactly("u", "i", "r", "t");
    assertThat(CLICKS.all()).containsExactly("u", "i", "t");
  }

  @Test
  void mappedNamesKeepTheirOrder() {
    assertThat(RATINGS.map(name -> name.toUpperCase(Locale.ROOT)).all())
        .containsExactly("U", "I", "R", "T");
    assertThat(RATINGS.keys().all()).containsExactly("user", "item", "rating", "timestamp");
    assertThat(CLICKS.keys().all()).containsExactly("user", "item", "timestamp");
  }
}
