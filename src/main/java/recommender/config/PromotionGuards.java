package recommender.config;

import java.util.OptionalDouble;

/**
 * Limits of what accuracy does not see, of lists of ten; each is empty where it is off.
 *
 * @param minCoverage share of the items that are in some list, at least
 * @param maxGini Gini coefficient of the items' exposure, at most
 * @param maxIdenticalLists share of the users whose list is also somebody else's, at most
 * @param maxChangedLists share of the users whose list is not what the run in service gives them,
 *     at most
 * @param minGainOverPopularity NDCG@10 less that of popularity's lists, at least
 */
public record PromotionGuards(
    OptionalDouble minCoverage,
    OptionalDouble maxGini,
    OptionalDouble maxIdenticalLists,
    OptionalDouble maxChangedLists,
    OptionalDouble minGainOverPopularity) {
  private static final String SECTION = "promotion.guards.";

  static PromotionGuards read(SettingsReader in) {
    return new PromotionGuards(
        share(in, "min-coverage"),
        share(in, "max-gini"),
        share(in, "max-identical-lists"),
        share(in, "max-changed-lists"),
        in.numberOrOff(
            SECTION + "min-gain-over-popularity",
            x -> x >= -1 && x <= 1,
            "a number in [-1, 1], or off"));
  }

  private static OptionalDouble share(SettingsReader in, String name) {
    return in.numberOrOff(SECTION + name, x -> x >= 0 && x <= 1, "a number in [0, 1], or off");
  }
}
