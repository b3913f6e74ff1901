package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PromotionSettingsTest {
  private static final OptionalDouble OFF = OptionalDouble.empty();

  @Test
  void defaults() {
    assertThat(Hocon.settings().promotion())
        .isEqualTo(
            new PromotionSettings(
                PromotionPolicy.ALWAYS,
                Optional.empty(),
                0,
                List.of(),
                new PromotionGuards(OFF, OFF, OFF, OFF, OFF),
                VerdictLine.AUTO));
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            Hocon.settings(
                    "promotion.policy = not-worse",
                    "promotion.metric = test.ndcg_at_10",
                    "promotion.margin = 0.01",
                    "promotion.must-beat = [bias, popularity]",
                    "promotion.guards.min-coverage = 0.1",
                    "promotion.guards.max-gini = 0.9",
                    "promotion.guards.max-identical-lists = 0.2",
                    "promotion.guards.max-changed-lists = 0.8",
                    "promotion.guards.min-gain-over-popularity = 0.01",
                    "promotion.print-verdict = always")
                .promotion())
        .isEqualTo(
            new PromotionSettings(
                PromotionPolicy.NOT_WORSE,
                Optional.of(PromotionMetric.NDCG_AT_10),
                0.01,
                List.of(PromotionBaseline.BIAS, PromotionBaseline.POPULARITY),
                new PromotionGuards(
                    OptionalDouble.of(0.1),
                    OptionalDouble.of(0.9),
                    OptionalDouble.of(0.2),
                    OptionalDouble.of(0.8),
                    OptionalDouble.of(0.01)),
                VerdictLine.ALWAYS));
  }

  @Test
  void everyBadValueIsReportedWithItsLine() {
    assertThat(
            Hocon.problems(
                "promotion.policy = best",
                "promotion.metric = test.auc",
                "promotion.margin = -1",
                "promotion.must-beat = [knn]",
                "promotion.guards.max-gini = 2"))
        .containsExactly(
            "promotion.policy: expected one of always, not-worse, better, was best (a.conf: 2)",
            "promotion.metric: expected test.rmse, test.ndcg_at_10 or auto, was test.auc (a.conf: 3)",
            "promotion.margin: expected a number of at least 0, was -1 (a.conf: 4)",
            "promotion.must-beat: expected a list of some of global-mean, item-mean, bias, matrix-factorisation, popularity, each once, was [knn] (a.conf: 5)",
            "promotion.guards.max-gini: expected a number in [0, 1], or off, was 2 (a.conf: 6)");
  }

  @Test
  void aRunThatRanksHasNoErrorsToBeComparedBy() {
    assertThat(
            Hocon.problems(
                "network.objective = ranking",
                "promotion.metric = test.rmse",
                "promotion.must-beat = [bias]"))
        .containsExactly(
            "promotion.metric: expected test.ndcg_at_10 or auto, as network.objective is ranking, was test.rmse (a.conf: 3)",
            "promotion.must-beat: expected [] or [popularity], as network.objective is ranking, was [bias] (a.conf: 4)");
  }

  @Test
  void aBaselineToBeatHasToBeFitted() {
    assertThat(Hocon.problems("promotion.must-beat = [matrix-factorisation]"))
        .containsExactly(
            "promotion.must-beat: expected baselines that are fitted (evaluation.baselines = [matrix-factorisation]), was [matrix-factorisation] (a.conf: 2)");
  }

  @Test
  void theMetricIsThatOfTheObjective() {
    PromotionSettings auto = Hocon.settings().promotion();
    assertThat(auto.metrics(Objective.RATING)).containsExactly(PromotionMetric.RMSE);
    assertThat(auto.metrics(Objective.RANKING)).containsExactly(PromotionMetric.NDCG_AT_10);
    assertThat(auto.metrics(Objective.BOTH))
        .containsExactly(PromotionMetric.RMSE, PromotionMetric.NDCG_AT_10);
    assertThat(Hocon.settings("promotion.metric = ndcg_at_10").promotion().metrics(Objective.BOTH))
        .containsExactly(PromotionMetric.NDCG_AT_10);
  }

  @Test
  void theVerdictIsPrintedWhereThereIsAChoice() {
    assertThat(Hocon.settings().promotion().printsVerdict()).isFalse();
    assertThat(Hocon.settings("promotion.policy = better").promotion().printsVerdict()).isTrue();
    assertThat(Hocon.settings("promotion.print-verdict = always").promotion().printsVerdict())
        .isTrue();
  }

  @Test
  void aSecondModelHasNoGateOfItsOwn() {
    assertThat(
            Hocon.settings(
                    "network.objective = both",
                    "promotion.metric = test.rmse",
                    "promotion.must-beat = [bias]")
                .ranking()
                .orElseThrow()
                .promotion()
                .mustBeat())
        .isEmpty();
  }
}
