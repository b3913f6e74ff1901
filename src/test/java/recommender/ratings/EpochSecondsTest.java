package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochSecondsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1262304000, 1262304000",
    "99999999999, 99999999999",
    "100000000000, 100000000",
    "1262304000500, 1262304000.5",
    "-100000000000, -100000000",
    "1.262304e9, 1262304000",
    "1970-01-02, 86400",
    "1970-01-01T00:01, 60",
    "1970-01-01 00:00:01, 1",
    "1970-01-01T00:00:00.25, 0.25",
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T02:00:00+02:00, 0",
    "1970-01-01 02:00:00 +0200, 0",
    "1970-01-01T02:00:00+02, 0",
    "1969-12-31T23:59:59.5Z, -0.5"
  })
  void readsEveryFormOfATimestamp(String text, double seconds) {
    assertThat(EpochSeconds.ofText(text)).contains(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "NaN", "Infinity", "yesterday", "2010-13-01", "12:00", "1/2/2010"})
  void otherTextsAreNoTimestamps(String text) {
    assertThat(EpochSeconds.ofText(text)).isEmpty();
  }

  @Test
  void nullIsNoTimestamp() {
    assertThat(EpochSeconds.ofText(null)).isEmpty();
  }
}
