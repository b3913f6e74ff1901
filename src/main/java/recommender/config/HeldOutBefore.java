package recommender.config;

import java.util.Optional;

/**
 * Whether test ratings are known to be none that an earlier run was trained on, given that its
 * ratings are among those of now.
 *
 * @param run id of the run, for messages
 * @param earlier how it held ratings out
 */
public record HeldOutBefore(String run, SplitSettings earlier) {

  /** Why that is not known; empty where it is, as far as settings can tell. */
  public Optional<String> doubt(SplitSettings now) {
    if (earlier.strategy() != now.strategy()) {
      return doubt("split.strategy", name(earlier.strategy()), name(now.strategy()));
    }
    return switch (now.strategy()) {
      case TIMESTAMP_PERCENTILE -> Optional.empty();
      case RANDOM ->
          earlier.seed() != now.seed()
              ? doubt("split.seed", earlier.seed(), now.seed())
              : now.fraction() < earlier.fraction()
                  ? doubt("split.fraction", "at least " + earlier.fraction(), now.fraction())
                  : Optional.empty();
      case USER_LATEST ->
          now.count() > earlier.count()
              ? doubt("split.count", "at most " + earlier.count(), now.count())
              : Optional.empty();
      case USER_FIRST, USERS, GIVEN ->
          doubt(
              "split.strategy",
              "timestamp-percentile, random or user-latest",
              name(now.strategy()));
    };
  }

  private Optional<String> doubt(String key, Object expected, Object was) {
    return Optional.of(
        "%s: expected %s for a warm start from run %s, since otherwise test ratings may be among those it was trained on, was %s"
            .formatted(key, expected, run, was));
  }

  private static String name(SplitStrategy strategy) {
    return Names.kebab(strategy);
  }
}
