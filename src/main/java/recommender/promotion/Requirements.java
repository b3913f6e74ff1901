package recommender.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import recommender.config.Names;
import recommender.config.PromotionBaseline;
import recommender.config.PromotionGuards;
import recommender.config.PromotionSettings;
import recommender.report.Metrics;

/**
 * What is required of a run whatever the policy: baselines that it has to beat and limits of its
 * lists.
 */
record Requirements(PromotionSettings promotion, Metrics metrics) {
  private static final String LISTS = "_at_10";

  /** What the run does not meet; empty if it is all right. */
  List<String> unmet() {
    List<String> unmet = new ArrayList<>();
    for (PromotionBaseline baseline : promotion.mustBeat()) {
      Double loss = loss(Names.snake(baseline));
      if (loss == null || loss >= 0) {
        unmet.add(
            "promotion.must-beat: expected to beat %s, %s"
                .formatted(
                    Names.kebab(baseline),
                    loss == null ? "which was not measured" : "was " + worse(loss)));
      }
    }
    unmet.addAll(guards());
    return unmet;
  }

  /** Baselines that the run loses to although it need not beat them. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (PromotionBaseline baseline : PromotionBaseline.values()) {
      Double loss = loss(Names.snake(baseline));
      if (loss != null && loss > 0 && !promotion.mustBeat().contains(baseline)) {
        warnings.add("loses to %s: %s".formatted(Names.kebab(baseline), worse(loss)));
      }
    }
    return warnings;
  }

  /** How much worse than a baseline; null where that was not measured. */
  private Double loss(String baseline) {
    if (metrics.paired().containsKey(baseline)) {
      return metrics.paired().get(baseline).difference();
    }
    Metrics.Paired lists = metrics.pairedNdcgAt10().get(baseline);
    return lists == null ? null : -lists.difference();
  }

  private static String worse(double loss) {
    return String.format(Locale.ROOT, "%.4f worse", loss);
  }

  private List<String> guards() {
    PromotionGuards guards = promotion.guards();
    Map<String, Double> lists = metrics.test().lists();
    List<String> unmet = new ArrayList<>();
    add(unmet, "min-coverage", guards.minCoverage(), lists.get("coverage" + LISTS));
    add(unmet, "max-gini", guards.maxGini(), lists.get("gini" + LISTS));
    add(
        unmet,
        "max-identical-lists",
        guards.maxIdenticalLists(),
        lists.get("identical_lists" + LISTS));
    Metrics.Paired popularity = metrics.pairedNdcgAt10().get("popularity");
    add(
        unmet,
        "min-gain-over-popularity",
        guards.minGainOverPopularity(),
        popularity == null ? null : popularity.difference());
    return unmet;
  }

  /**
   * Notes a limit that is not kept.
   *
   * @param value null where it was not measured
   */
  static void add(List<String> unmet, String name, OptionalDouble limit, Double value) {
    if (limit.isEmpty()) {
      return;
    }
    boolean isLeast = name.startsWith("min-");
    double bound = limit.getAsDouble();
    if (value == null || (isLeast ? value < bound : value > bound)) {
      unmet.add(
          String.format(
              Locale.ROOT,
              "promotion.guards.%s: expected at %s %s, was %s",
              name,
              isLeast ? "least" : "most",
              bound,
              value == null ? "not measured" : String.format(Locale.ROOT, "%.4f", value)));
    }
  }
}
