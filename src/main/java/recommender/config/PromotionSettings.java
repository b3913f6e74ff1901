package recommender.config;

import java.util.List;
import java.util.Optional;

/**
 * Section {@code promotion}: when a run takes the place of the one in service.
 *
 * @param policy how it has to compare with that one
 * @param metric that they are compared by; empty: RMSE where ratings are predicted, NDCG@10 where a
 *     model ranks, both where there is one of each
 * @param margin in the unit of the metric, at least 0
 * @param mustBeat baselines that a run has to beat, whatever the policy
 * @param guards limits that it has to keep, whatever the policy
 * @param printVerdict when the verdict is printed
 */
public record PromotionSettings(
    PromotionPolicy policy,
    Optional<PromotionMetric> metric,
    double margin,
    List<PromotionBaseline> mustBeat,
    PromotionGuards guards,
    VerdictLine printVerdict) {
  private static final String METRIC = "promotion.metric";
  private static final String MUST_BEAT = "promotion.must-beat";

  /**
   * @param objective of the run
   * @param evaluation with the baselines that are fitted
   */
  static PromotionSettings read(
      SettingsReader in, Objective objective, EvaluationSettings evaluation) {
    return new PromotionSettings(
        in.choice("promotion.policy", PromotionPolicy.class),
        metric(in, objective),
        in.number("promotion.margin", x -> x >= 0, "a number of at least 0"),
        mustBeat(in, objective, evaluation),
        PromotionGuards.read(in),
        in.choice("promotion.print-verdict", VerdictLine.class));
  }

  private static Optional<PromotionMetric> metric(SettingsReader in, Objective objective) {
    String expected = "test.rmse, test.ndcg_at_10 or auto";
    String text = in.text(METRIC, expected);
    return switch (text.startsWith("test.") ? text.substring("test.".length()) : text) {
      case "auto", "" -> Optional.empty();
      case "ndcg_at_10" -> Optional.of(PromotionMetric.NDCG_AT_10);
      case "rmse" ->
          objective == Objective.RANKING
              ? in.refuse(
                  METRIC,
                  "test.ndcg_at_10 or auto, as network.objective is ranking",
                  Optional.empty())
              : Optional.of(PromotionMetric.RMSE);
      default -> in.refuse(METRIC, expected, Optional.empty());
    };
  }

  private static List<PromotionBaseline> mustBeat(
      SettingsReader in, Objective objective, EvaluationSettings evaluation) {
    List<PromotionBaseline> named = in.choices(MUST_BEAT, PromotionBaseline.class);
    if (objective == Objective.RANKING
        && named.stream().anyMatch(baseline -> baseline != PromotionBaseline.POPULARITY)) {
      return in.refuse(MUST_BEAT, "[] or [popularity], as network.objective is ranking", List.of());
    }
    return named.contains(PromotionBaseline.MATRIX_FACTORISATION)
            && evaluation.baselines().isEmpty()
        ? in.refuse(
            MUST_BEAT,
            "baselines that are fitted (evaluation.baselines = [matrix-factorisation])",
            List.of())
        : named;
  }

  /** What a run of some objective is compared by. */
  public List<PromotionMetric> metrics(Objective objective) {
    return metric
        .map(List::of)
        .orElseGet(
            () ->
                switch (objective) {
                  case RATING -> List.of(PromotionMetric.RMSE);
                  case RANKING -> List.of(PromotionMetric.NDCG_AT_10);
                  case BOTH -> List.of(PromotionMetric.RMSE, PromotionMetric.NDCG_AT_10);
                });
  }

  /** Whether the verdict is the last line of output. */
  public boolean printsVerdict() {
    return printVerdict == VerdictLine.ALWAYS || policy != PromotionPolicy.ALWAYS;
  }
}
