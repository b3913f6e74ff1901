package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvaluationSettingsTest {
  @Test
  void defaults() {
    assertThat(Hocon.settings().evaluation())
        .isEqualTo(new EvaluationSettings(OptionalDouble.empty(), List.of(10), 1000, List.of(), 0));
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            Hocon.settings(
                    "evaluation.relevant-from = 3.5",
                    "evaluation.at = [100, 5]",
                    "evaluation.bootstrap = 0",
                    "evaluation.baselines = [matrix-factorisation]",
                    "evaluation.backtest = 3")
                .evaluation())
        .isEqualTo(
            new EvaluationSettings(
                OptionalDouble.of(3.5),
                List.of(5, 10, 100),
                0,
                List.of(ExtraBaseline.MATRIX_FACTORISATION),
                3));
    assertThat(Hocon.settings("evaluation.baselines = matrix-factorisation").evaluation())
        .isEqualTo(
            new EvaluationSettings(
                OptionalDouble.empty(),
                List.of(10),
                1000,
                List.of(ExtraBaseline.MATRIX_FACTORISATION),
                0));
  }

  @Test
  void everyBadValueIsReportedWithItsLine() {
    assertThat(Hocon.problems("evaluation.bootstrap = -1", "evaluation.baselines = [knn]"))
        .containsExactly(
            "evaluation.bootstrap: expected a whole number of at least 0, was -1 (a.conf: 2)",
            "evaluation.baselines: expected a list of some of matrix-factorisation, each once, was [knn] (a.conf: 3)");
    String twice = "[matrix-factorisation, matrix-factorisation]";
    assertThat(Hocon.problems("evaluation.baselines = " + twice))
        .containsExactly(
            "evaluation.baselines: expected a list of some of matrix-factorisation, each once, was "
                + twice
                + " (a.conf: 2)");
  }

  @Test
  void relevantFromIsANumberOrAuto() {
    assertThat(Hocon.settings("evaluation.relevant-from = auto").evaluation().relevantFrom())
        .isEmpty();
    assertThat(Hocon.settings("evaluation.relevant-from = -0.5").evaluation().relevantFrom())
        .hasValue(-0.5);
    assertThat(Hocon.problems("evaluation.relevant-from = high"))
        .containsExactly(
            "evaluation.relevant-from: expected a number, or auto, was high (a.conf: 2)");
  }

  /** Baselines predict ratings; beside a network of ratings one that ranks has none. */
  @Test
  void extraBaselinesAreRefusedForARankingNetwork() {
    String baselines = "evaluation.baselines = [matrix-factorisation]";
    assertThat(Hocon.problems("network.objective = ranking", baselines))
        .containsExactly(
            "evaluation.baselines: expected [], as network.objective is ranking, was [matrix-factorisation] (a.conf: 3)");
    Settings both = Hocon.settings("network.objective = both", baselines);
    assertThat(both.evaluation().baselines()).containsExactly(ExtraBaseline.MATRIX_FACTORISATION);
    assertThat(both.ranking().orElseThrow().evaluation().baselines()).isEmpty();
    assertThat(Settings.parse(both.hocon())).isEqualTo(both);
  }

  @Test
  void listLengthsBelowOneAreRefused() {
    assertThat(Hocon.settings("evaluation.at = \"100, 5, 100\"").evaluation().at())
        .containsExactly(5, 10, 100);
    for (String bad : List.of("[0, 10]", "[ten]", "[1.5]")) {
      assertThat(Hocon.problems("evaluation.at = " + bad))
          .containsExactly(
              "evaluation.at: expected a list of lengths, each at least 1, such as [10, 100], was "
                  + bad
                  + " (a.conf: 2)");
    }
  }

  @Test
  void aBacktestNeedsASplitInTimeAndTrainRatingsBeforeIt() {
    assertThat(Hocon.problems("split.strategy = random", "evaluation.backtest = 1"))
        .containsExactly(
            "evaluation.backtest: expected 0, or timestamp-percentile as split.strategy, was 1 (a.conf: 3)");
    assertThat(Hocon.problems("split.percentile = 0.75", "evaluation.backtest = 3"))
        .containsExactly(
            "evaluation.backtest: expected so few windows of 1 - split.percentile that train is left, was 3 (a.conf: 3)");
    assertThat(Hocon.problems("evaluation.backtest = -1"))
        .containsExactly(
            "evaluation.backtest: expected a whole number of at least 0, was -1 (a.conf: 2)");
  }
}
