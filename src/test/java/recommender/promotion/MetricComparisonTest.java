package recommender.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recommender.config.PromotionMetric;
import recommender.config.PromotionSettings;
import recommender.report.Metrics;
import recommender.testing.TestSettings;

class MetricComparisonTest {
  private static final String THEN =
      "{\"test\": {\"rmse\": 0.80, \"rmse_low\": 0.78, \"rmse_high\": 0.82,"
          + " \"ndcg_at_10\": 0.2, \"ndcg_at_10_low\": 0.19, \"ndcg_at_10_high\": 0.21}}";

  @Test
  void notWorseAllowsWhatTheIntervalDoesNotRuleOut() throws IOException {
    PromotionSettings notWorse = promotion("not-worse", 0);
    assertThat(rmse(0.81, 0.80, 0.01, -0.001, 0.021).passes(notWorse)).isTrue();
    assertThat(rmse(0.81, 0.80, 0.01, 0.002, 0.018).passes(notWorse)).isFalse();
    assertThat(rmse(0.81, 0.80, 0.01, 0.002, 0.018).passes(promotion("not-worse", 0.002))).isTrue();
    assertThat(rmse(0.81, 0.80, 0.01, 0.002, 0.018).passes(promotion("always", 0))).isTrue();
  }

  @Test
  void betterDemandsThatTheIntervalRulesOutAnythingElse() throws IOException {
    PromotionSettings better = promotion("better", 0);
    assertThat(rmse(0.79, 0.80, -0.01, -0.02, -0.001).passes(better)).isTrue();
    assertThat(rmse(0.79, 0.80, -0.01, -0.02, 0.001).passes(better)).isFalse();
  }

  @Test
  void listsAreTheBetterTheHigher() throws IOException {
    assertThat(ndcg(0.22, 0.20, 0.02, 0.01, 0.03).passes(promotion("better", 0))).isTrue();
    assertThat(ndcg(0.18, 0.20, -0.02, -0.03, -0.01).passes(promotion("not-worse", 0))).isFalse();
    assertThat(ndcg(0.18, 0.20, -0.02, -0.03, -0.01).passes(promotion("not-worse", 0.01))).isTrue();
    assertThat(ndcg(0.18, 0.20, -0.02, -0.03, -0.01).isWorse(0)).isTrue();
    assertThat(ndcg(0.18, 0.20, -0.02, -0.03, 0.01).isWorse(0)).isFalse();
  }

  @Test
  void ofFewUsersTheDifferenceIsComparedWithTheMargin() throws IOException {
    MetricComparison worse = rmse(0.81, 0.80, 0.01, null, null);
    assertThat(worse.passes(promotion("not-worse", 0.02))).isTrue();
    assertThat(worse.passes(promotion("not-worse", 0.005))).isFalse();
    MetricComparison better = rmse(0.79, 0.80, -0.01, null, null);
    assertThat(better.passes(promotion("better", 0.005))).isTrue();
    assertThat(better.passes(promotion("better", 0.02))).isFalse();
    assertThat(worse.text())
        .isEqualTo("test.rmse 0.8100, in service 0.8000: +0.0100 (too few users for an interval)");
  }

  @Test
  void theDataMovedWhereTheRunInServiceLeavesTheIntervalOfItsOwnNight() throws IOException {
    assertThat(rmse(0.83, 0.83, 0, -0.01, 0.01).dataMoved()).isTrue();
    assertThat(rmse(0.82, 0.81, 0.01, -0.01, 0.02).dataMoved()).isFalse();
    assertThat(rmse(0.70, 0.70, 0, -0.01, 0.01).dataMoved()).isFalse();
    assertThat(ndcg(0.18, 0.18, 0, -0.01, 0.01).dataMoved()).isTrue();
    assertThat(ndcg(0.25, 0.25, 0, -0.01, 0.01).dataMoved()).isFalse();
    assertThat(rmse(0.83, 0.83, 0, -0.01, 0.01).movement())
        .isEqualTo(
            "the run in service had test.rmse 0.8000 on the ratings of its own night (95 % interval 0.7800 to 0.8200) and has 0.8300 on these");
  }

  @Test
  void aRunWithoutIntervalsSaysNothingOfTheData() throws IOException {
    JsonNode then = new ObjectMapper().readTree("{\"test\": {\"rmse\": 0.5}}");
    MetricComparison compared =
        MetricComparison.of(
            PromotionMetric.RMSE, compared(0.83, 0.83, new Metrics.Paired(0, null, null)), then);
    assertThat(compared.dataMoved()).isFalse();
    assertThat(compared.figures()).containsEntry("in_service_then_rmse", 0.5);
  }

  @Test
  void figuresAreFlat() throws IOException {
    assertThat(rmse(0.81, 0.80, 0.01, -0.001, 0.021).figures())
        .isEqualTo(
            Map.of(
                "compared_rmse", 0.81,
                "in_service_rmse", 0.80,
                "in_service_then_rmse", 0.80,
                "difference_rmse", 0.01,
                "difference_rmse_low", -0.001,
                "difference_rmse_high", 0.021));
  }

  @Test
  void aMetricThatOneOfThemLacksIsNoneToCompareBy() {
    assertThatThrownBy(
            () ->
                MetricComparison.of(
                    PromotionMetric.NDCG_AT_10,
                    compared(0.8, 0.8, new Metrics.Paired(0, null, null)),
                    new ObjectMapper().readTree(THEN)))
        .isInstanceOf(NotComparableException.class)
        .hasMessageStartingWith(
            "not comparable: test.ndcg_at_10 of both runs could not be measured");
  }

  private static MetricComparison rmse(
      double candidate, double inService, double difference, Double low, Double high)
      throws IOException {
    return MetricComparison.of(
        PromotionMetric.RMSE,
        compared(candidate, inService, new Metrics.Paired(difference, low, high)),
        new ObjectMapper().readTree(THEN));
  }

  private static MetricComparison ndcg(
      double candidate, double inService, double difference, Double low, Double high)
      throws IOException {
    return MetricComparison.of(
        PromotionMetric.NDCG_AT_10,
        new Metrics.Compared(
            "other",
            0,
            0,
            null,
            null,
            null,
            50,
            candidate,
            inService,
            new Metrics.Paired(difference, low, high)),
        new ObjectMapper().readTree(THEN));
  }

  private static Metrics.Compared compared(
      double candidate, double inService, Metrics.Paired paired) {
    return new Metrics.Compared("other", 9, 3, candidate, inService, paired, 0, null, null, null);
  }

  private static PromotionSettings promotion(String policy, double margin) {
    return TestSettings.with("promotion.policy=" + policy, "promotion.margin=" + margin)
        .promotion();
  }
}
