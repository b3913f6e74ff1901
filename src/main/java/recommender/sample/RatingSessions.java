package recommender.sample;

import java.util.Arrays;

/** Times of a user's ratings: a first session on arrival, and for most users later ones. */
final class RatingSessions {
  private static final double COMES_BACK = 0.5;
  private static final int LONGEST_PAUSE = 60;

  private RatingSessions() {}

  /** One time for each rating of {@code user}, ascending, in seconds since 1970-01-01 UTC. */
  static long[] times(User user, Draws draws) {
    boolean comesBack = draws.chance(COMES_BACK);
    long[] times = new long[user.ratings()];
    long time = user.arrived();
    long left = sessionLength(draws);
    for (int i = 0; i < times.length; i++) {
      if (left-- == 0 && comesBack) {
        time = draws.between(user.arrived(), Sample.END);
        left = sessionLength(draws);
      }
      times[i] = time;
      time += draws.between(1, LONGEST_PAUSE);
    }
    Arrays.sort(times);
    return times;
  }

  private static long sessionLength(Draws draws) {
    return draws.between(5, 25);
  }
}
