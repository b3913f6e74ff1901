package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvaluationSettingsTest {
  @Test
  void defaults() {
    assertThat(Hocon.settings().evaluation()).isEqualTo(new EvaluationSettings(1000));
  }

  @Test
  void everyKeyArrives() {
    assertThat(Hocon.settings("evaluation.bootstrap = 0").evaluation())
        .isEqualTo(new EvaluationSettings(0));
  }

  @Test
  void everyBadValueIsToldWithItsLine() {
    assertThat(Hocon.problems("evaluation.bootstrap = -1"))
        .containsExactly(
            "evaluation.bootstrap: expected a whole number of at least 0, was -1 (a.conf: 2)");
  }
}
