package recommender.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static recommender.config.LimitAction.FAIL;
import static recommender.config.LimitAction.OFF;
import static recommender.config.LimitAction.WARN;

import org.junit.jupiter.api.Test;
import recommender.config.LimitAction;
import recommender.config.QualitySettings;

class LimitsTest {
  @Test
  void whatKeepsToTheLimitsExceedsNone() {
    assertThat(Limits.exceeded(settings(FAIL), new Drift("r", 0.5, 0.2, 1.0, 0.1))).isEmpty();
    assertThat(Limits.exceeded(settings(FAIL), new Drift("r", 2, 0, null, null))).isEmpty();
  }

  @Test
  void eachLimitNamesItsKeyItsNumberAndWhatCame() {
    assertThat(Limits.exceeded(settings(WARN), new Drift("r", 10, 0.3, -60.0, 0.25)))
        .containsExactly(
            new Exceeded(
                "quality.rows.max-ratio",
                2.0,
                10,
                "warn",
                "quality.rows.max-ratio: expected at most 2.0 times the rows of run r, was 10"),
            new Exceeded(
                "quality.histogram.max-psi",
                0.2,
                0.3,
                "warn",
                "quality.histogram.max-psi: expected a population stability index of the ratings of at most 0.2 from those of run r, was 0.3000"),
            new Exceeded(
                "quality.newest",
                null,
                -60,
                "warn",
                "quality.newest: expected a newest time that is later than that of run r, by a number of seconds, was -60"),
            new Exceeded(
                "quality.unknown-items.max-share",
                0.1,
                0.25,
                "warn",
                "quality.unknown-items.max-share: expected a share of at most 0.1 of the ratings of items that run r does not know, was 0.2500"));
  }

  @Test
  void fewerRowsAndTheSameNewestTimeAreTooLittle() {
    assertThat(Limits.exceeded(settings(FAIL), new Drift("r", 0.49, 0, 0.0, 0.0)))
        .extracting(Exceeded::key, Exceeded::then)
        .containsExactly(tuple("quality.rows.min-ratio", "fail"), tuple("quality.newest", "fail"));
  }

  @Test
  void aLimitThatIsOffIsNotLookedAt() {
    assertThat(Limits.exceeded(settings(OFF), new Drift("r", 10, 9, -60.0, 1.0))).isEmpty();
  }

  private static QualitySettings settings(LimitAction then) {
    return new QualitySettings(0.5, 2, then, 0.2, then, then, 0.1, then, 0);
  }
}
