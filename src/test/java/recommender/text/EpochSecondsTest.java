package recommender.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochSecondsTest {

  @ParameterizedTest
  @CsvSource({
    "1970-01-02, 86400",
    "1970-01-01T00:01, 60",
    "1970-01-01 00:00:01, 1",
    "1970-01-01T00:00:00.25, 0.25",
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01t00:00:00z, 0",
    "1970-01-01T02:00:00+02:00, 0",
    "1970-01-01 02:00:00 +0200, 0",
    "1970-01-01T02:00:00+02, 0",
    "1970-01-01 00:00:02 UTC, 2",
    "1970-01-01 00:00:02.5 UTC, 2.5",
    "1969-12-31T23:59:59.5Z, -0.5"
  })
  void isoIsReadWithOrWithoutTimeOfDayAndZone(String text, double seconds) {
    assertThat(EpochSeconds.iso().of(text)).contains(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "NaN", "yesterday", "2010-13-01", "12:00", "1/2/2010", "20100102"})
  void otherTextsAreNoMoments(String text) {
    assertThat(EpochSeconds.iso().of(text)).isEmpty();
  }

  @Test
  void patternsAreThoseOfTheJavaLibrary() {
    assertThat(EpochSeconds.ofPattern("dd.MM.yyyy HH:mm").of("02.01.1970 00:01"))
        .contains(86_460.0);
    assertThat(EpochSeconds.ofPattern("yyyyMMdd").of("19700102")).contains(86_400.0);
    assertThat(EpochSeconds.ofPattern("MM dd, yyyy").of("01 02, 1970")).contains(86_400.0);
    assertThat(EpochSeconds.ofPattern("yyyy-MM-dd HH:mm:ss XXX").of("1970-01-01 01:00:00 +01:00"))
        .contains(0.0);
    assertThat(EpochSeconds.ofPattern("dd.MM.yyyy").of("1970-01-02")).isEmpty();
  }
}
