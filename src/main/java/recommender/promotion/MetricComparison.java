package recommender.promotion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import recommender.config.PromotionMetric;
import recommender.config.PromotionSettings;
import recommender.report.Metrics;

/**
 * A metric of a run and of the one in service, on the same held-out ratings.
 *
 * @param candidate value of the run
 * @param inService value of the one in service
 * @param difference the first less the second, with the 95 % interval over users where they are
 *     enough for one
 * @param then value of the one in service on the ratings of its own night, with the interval where
 *     it has one; null where it has none
 */
record MetricComparison(
    PromotionMetric metric,
    double candidate,
    double inService,
    Metrics.Paired difference,
    Then then) {

  /** A metric on the ratings of another night. */
  record Then(double value, Double low, Double high) {}

  /**
   * The comparison by a metric.
   *
   * @param compared the two runs
   * @param metrics {@code metrics.json} of the one in service
   * @throws NotComparableException when one of them lacks the metric
   */
  static MetricComparison of(PromotionMetric metric, Metrics.Compared compared, JsonNode metrics) {
    boolean rates = metric == PromotionMetric.RMSE;
    Metrics.Paired difference = rates ? compared.paired() : compared.pairedNdcgAt10();
    if (difference == null) {
      throw new NotComparableException(
          "%s of both runs could not be measured on the same held-out ratings; set promotion.metric to a metric of both, or promote by RunsJob --promote"
              .formatted(metric.key()));
    }
    return new MetricComparison(
        metric,
        rates ? compared.rmse() : compared.ndcgAt10(),
        rates ? compared.otherRmse() : compared.otherNdcgAt10(),
        difference,
        then(metric, metrics.path("test")));
  }

  private static Then then(PromotionMetric metric, JsonNode test) {
    String key = name(metric);
    return test.has(key)
        ? new Then(
            test.get(key).asDouble(), number(test, key + "_low"), number(test, key + "_high"))
        : null;
  }

  private static Double number(JsonNode test, String key) {
    return test.has(key) ? test.get(key).asDouble() : null;
  }

  /** Whether the run may be promoted, by this metric. */
  boolean passes(PromotionSettings promotion) {
    return switch (promotion.policy()) {
      case ALWAYS -> true;
      case NOT_WORSE -> least() <= promotion.margin();
      // The margin is for differences that have no interval.
      case BETTER -> hasInterval() ? most() < 0 : most() < -promotion.margin();
    };
  }

  /** Whether the run is worse, whatever the policy asks for. */
  boolean isWorse(double margin) {
    return least() > margin;
  }

  /** Whether the one in service does worse than it did on the ratings of its own night. */
  boolean dataMoved() {
    if (then == null || then.low == null) {
      return false;
    }
    return lowerIsBetter() ? inService > then.high : inService < then.low;
  }

  /** How much worse the run is, at least, as far as the ratings tell. */
  private double least() {
    return hasInterval() ? Math.min(loss(difference.low()), loss(difference.high())) : loss();
  }

  /** The same at most. */
  private double most() {
    return hasInterval() ? Math.max(loss(difference.low()), loss(difference.high())) : loss();
  }

  private double loss() {
    return loss(difference.difference());
  }

  private double loss(double value) {
    return lowerIsBetter() ? value : -value;
  }

  private boolean lowerIsBetter() {
    return metric == PromotionMetric.RMSE;
  }

  private boolean hasInterval() {
    return difference.low() != null;
  }

  /** The comparison in words. */
  String text() {
    String interval =
        hasInterval()
            ? String.format(
                Locale.ROOT, "95 %% interval %+.4f to %+.4f", difference.low(), difference.high())
            : "too few users for an interval";
    return String.format(
        Locale.ROOT,
        "%s %.4f, in service %.4f: %+.4f (%s)",
        metric.key(),
        candidate,
        inService,
        difference.difference(),
        interval);
  }

  /** What the data did, in words. */
  String movement() {
    return String.format(
        Locale.ROOT,
        "the run in service had %s %.4f on the ratings of its own night (95 %% interval %.4f to %.4f) and has %.4f on these",
        metric.key(),
        then.value,
        then.low,
        then.high,
        inService);
  }

  /** The numbers by their keys in {@code verdict.json}. */
  Map<String, Double> figures() {
    String key = name(metric);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("compared_" + key, candidate);
    figures.put("in_service_" + key, inService);
    if (then != null) {
      figures.put("in_service_then_" + key, then.value);
    }
    figures.put("difference_" + key, difference.difference());
    if (hasInterval()) {
      figures.put("difference_" + key + "_low", difference.low());
      figures.put("difference_" + key + "_high", difference.high());
    }
    return figures;
  }

  private static String name(PromotionMetric metric) {
    return metric.key().substring("test.".length());
  }
}
