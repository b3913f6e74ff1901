package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatePatternsTest {
  private static final DatePatterns NEW_YEAR = DatePatterns.of(Optional.of("2026-01-01"));

  @Test
  void aDayIsThatOfTheFlagOrOneBefore() {
    assertThat(NEW_YEAR.fillIn("input.path", "a/dt={date}/b={date-1d}"))
        .isEqualTo("a/dt=2026-01-01/b=2025-12-31");
    assertThat(NEW_YEAR.fillIn("input.path", "a/{b,c}.csv")).isEqualTo("a/{b,c}.csv");
  }

  @Test
  void aWindowIsAGlobOfItsDays() {
    assertThat(NEW_YEAR.fillIn("input.path", "dt={date-3d..date-1d}"))
        .isEqualTo("dt={2025-12-29,2025-12-30,2025-12-31}");
    assertThat(NEW_YEAR.fillIn("input.path", "dt={date-1d..date}"))
        .isEqualTo("dt={2025-12-31,2026-01-01}");
    assertThat(NEW_YEAR.fillIn("input.path", "dt={date..date}")).isEqualTo("dt=2026-01-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{date+1d}", "{date-1w}", "{date..date-1d}", "{date-1d..}"})
  void otherPatternsAreRefused(String pattern) {
    assertThatThrownBy(() -> NEW_YEAR.fillIn("input.path", "dt=" + pattern))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("input.path: expected {date}, {date-1d}, or a window")
        .hasMessageEndingWith("was " + pattern);
  }

  @Test
  void pathsOfRatingsAreFilledIn() {
    Config config =
        ConfigFactory.parseMap(
            Map.of(
                "input.path", List.of("a={date}", "b"),
                "split.held-out", "c={date}",
                "output.path", "d={date}"));
    Config filled = NEW_YEAR.fillIn(config);
    assertThat(filled.getStringList("input.path")).containsExactly("a=2026-01-01", "b");
    assertThat(filled.getString("split.held-out")).isEqualTo("c=2026-01-01");
    assertThat(filled.getString("output.path")).isEqualTo("d={date}");
  }

  @Test
  void theDateIsTodayUnlessItIsGiven() {
    assertThat(DatePatterns.of(Optional.empty()).date())
        .isBetween(
            LocalDate.now(ZoneOffset.UTC).minusDays(1), LocalDate.now(ZoneOffset.UTC).plusDays(1));
    assertThatThrownBy(() -> DatePatterns.of(Optional.of("yesterday")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--date: expected a date such as 2026-11-27, was yesterday");
  }

  /** What a run is repeated with has the days themselves. */
  @Test
  void settingsHaveTheDays() {
    Settings settings =
        CommandLine.parse("--input", "r/dt={date-1d..date}", "--date", "2026-01-01").settings();
    assertThat(settings.input().paths()).containsExactly("r/dt={2025-12-31,2026-01-01}");
    assertThat(Settings.parse(settings.hocon()).input().paths())
        .isEqualTo(settings.input().paths());
  }
}
