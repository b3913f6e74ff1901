package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmSettingsTest {
  @Test
  void everyBadValueIsReported() {
    assertThat(
            Hocon.problems(
                "training.warm { start = \" \", epochs = 1.5, cool-down = 2, learning-rate-factor = 0 }",
                "training.keep-optimizer-state = perhaps"))
        .containsExactly(
            "training.keep-optimizer-state: expected true or false, was perhaps (a.conf: 3)",
            "training.warm.start: expected none, current, a run's id or the path of its folder, was   (a.conf: 2)",
            "training.warm.epochs: expected a share in (0, 1) or a whole number of at least 1, was 1.5 (a.conf: 2)",
            "training.warm.cool-down: expected a number in [0, 1], was 2 (a.conf: 2)",
            "training.warm.learning-rate-factor: expected a finite number above 0, was 0 (a.conf: 2)");
  }

  @Test
  void theNetworkBesideBeginsWithTheSameRun() {
    Settings both = Hocon.settings("network.objective = both", "training.warm.start = X");
    assertThat(both.ranking().orElseThrow().training().warm().start()).contains("X");
  }
}
