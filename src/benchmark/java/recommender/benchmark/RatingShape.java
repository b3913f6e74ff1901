package recommender.benchmark;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers of users, items and ratings that are drawn from a {@link RatingDraw}.
 *
 * @param name as the command line has it
 * @param ratings in all, of which every user has {@link RatingDraw#FEWEST} at least
 */
record RatingShape(String name, int users, int items, int ratings) {
  private static final List<RatingShape> ALL =
      List.of(
          new RatingShape("als", 6_040, 3_706, 1_000_000),
          new RatingShape("als-small", 600, 800, 50_000));

  /** Of whole jobs. */
  static final RatingShape JOB = new RatingShape("job", 138_000, 27_000, 23_500_000);

  /** Whether the race with ALS is asked for, which is run alone. */
  static boolean isAskedFor(List<String> names) {
    return names.size() == 1 && ALL.stream().anyMatch(shape -> shape.name.equals(names.get(0)));
  }

  /**
   * The shape of a name.
   *
   * @throws IllegalArgumentException for a name that is none
   */
  static RatingShape named(String name) {
    return ALL.stream()
        .filter(shape -> shape.name.equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("expected %s, was %s".formatted(names(), name)));
  }

  private static String names() {
    return ALL.stream().map(RatingShape::name).collect(Collectors.joining(" or "));
  }
}
