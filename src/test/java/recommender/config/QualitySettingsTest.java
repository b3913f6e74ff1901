package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static recommender.config.LimitAction.FAIL;
import static recommender.config.LimitAction.OFF;
import static recommender.config.LimitAction.WARN;

import org.junit.jupiter.api.Test;

class QualitySettingsTest {
  @Test
  void defaults() {
    assertThat(Hocon.settings().quality())
        .isEqualTo(new QualitySettings(0.5, 2, WARN, 0.2, WARN, WARN, 0.2, WARN, 100));
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            Hocon.settings(
                    "quality.rows { min-ratio = 0.9, max-ratio = 1.5, then = fail }",
                    "quality.histogram { max-psi = 0.1, then = off }",
                    "quality.newest.then = fail",
                    "quality.unknown-items { max-share = 0.3, then = off }",
                    "quality.rejected-rows = 0")
                .quality())
        .isEqualTo(new QualitySettings(0.9, 1.5, FAIL, 0.1, OFF, FAIL, 0.3, OFF, 0));
  }

  @Test
  void everyBadValueIsReportedWithItsLine() {
    assertThat(
            Hocon.problems(
                "quality.rows { min-ratio = 1.1, max-ratio = 0.9, then = die }",
                "quality.histogram.max-psi = -1",
                "quality.newest.then = 3",
                "quality.unknown-items.max-share = 2",
                "quality.rejected-rows = 10001"))
        .containsExactly(
            "quality.rows.min-ratio: expected a number in [0, 1], was 1.1 (a.conf: 2)",
            "quality.rows.max-ratio: expected a number of at least 1, was 0.9 (a.conf: 2)",
            "quality.rows.then: expected one of off, warn, fail, was die (a.conf: 2)",
            "quality.histogram.max-psi: expected a number of at least 0, was -1 (a.conf: 3)",
            "quality.newest.then: expected one of off, warn, fail, was 3 (a.conf: 4)",
            "quality.unknown-items.max-share: expected a number in [0, 1], was 2 (a.conf: 5)",
            "quality.rejected-rows: expected a whole number from 0 to 10000, was 10001 (a.conf: 6)");
  }

  @Test
  void aRetrainIsStricter() {
    QualitySettings strict =
        CommandLine.parse("--conf", "conf/retrain.conf", "--input", "none").settings().quality();
    assertThat(strict)
        .isEqualTo(new QualitySettings(0.9, 1.5, FAIL, 0.1, FAIL, FAIL, 0.1, FAIL, 100));
  }

  @Test
  void settingsAreReadBackFromTheirText() {
    Settings settings = Hocon.settings("quality.newest.then = off");
    assertThat(Settings.parse(settings.hocon()).quality()).isEqualTo(settings.quality());
  }
}
