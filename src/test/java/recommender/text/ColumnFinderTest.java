package recommender.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recommender.config.ColumnNames;

class ColumnFinderTest {
  private static final ColumnNames DEFAULTS =
      new ColumnNames("userId", "movieId", Optional.of("rating"), Optional.of("timestamp"));

  @Test
  void anExactNameIsBetterThanOneInOtherCase() {
    assertThat(finder("USERID", "userId", "MOVIEID", "rating", "timestamp").names(DEFAULTS))
        .contains(List.of("userId", "MOVIEID", "rating", "timestamp"));
    assertThat(finder("USERID", "UserID", "movieId", "rating", "timestamp").names(DEFAULTS))
        .isEmpty();
  }

  @Test
  void defaultNamesMayGoByTheOnlyCommonOne() {
    ColumnFinder books = finder("User-ID", "ISBN", "Book-Rating", "date");
    assertThat(books.names(DEFAULTS)).contains(List.of("User-ID", "ISBN", "Book-Rating", "date"));
    assertThat(books.guesses(DEFAULTS))
        .containsExactly(
            "user = User-ID", "item = ISBN", "rating = Book-Rating", "timestamp = date");
    assertThat(finder("user", "isbn", "asin", "rating", "timestamp").names(DEFAULTS)).isEmpty();
    ColumnNames given = new ColumnNames("u", "movieId", Optional.empty(), Optional.empty());
    assertThat(finder("user", "movieId").names(given)).isEmpty();
  }

  @Test
  void foldersAreColumnsThatNoFieldHas() {
    ColumnFinder finder =
        new ColumnFinder(List.of("userId", "movieId", "rating"), Map.of("timestamp", "2018-01-01"));
    Places places = finder.places(DEFAULTS).orElseThrow();
    TextRow row = places.row(new String[] {"1", "2", "3"});
    assertThat(row).isEqualTo(new TextRow("1", "2", "3", "2018-01-01", null));
  }

  @Test
  void whatIsMissingIsNamedWithTheSettings() {
    assertThat(finder("a", "b").lacking("x.csv", DEFAULTS))
        .startsWith(
            "x.csv lacks columns: expected [userId, movieId, rating, timestamp], found [a, b]")
        .contains("input.columns.{user,item,rating,timestamp}");
    assertThat(finder("userId", "movieId", "rating").lacking("x.csv", DEFAULTS))
        .startsWith("x.csv has no column of times: expected timestamp")
        .contains("split.strategy to random");
  }

  private static ColumnFinder finder(String... columns) {
    return new ColumnFinder(List.of(columns), Map.of());
  }
}
