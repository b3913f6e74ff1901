package recommender.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingSessionsTest {
  private static final User USER = new User(0, new double[User.TASTES], 200, Sample.START);

  @Test
  void everyRatingHasATimeFromTheArrivalOn() {
    long[] times = RatingSessions.times(USER, new Draws(1));
    assertThat(times).hasSize(200).isSorted();
    assertThat(times[0]).isEqualTo(Sample.START);
  }

  @Test
  void someUsersComeBackAfterWeeksAndSomeNever() {
    assertThat(users(3600L * 200)).isBetween(30L, 70L);
  }

  /** How many of 100 users still rate so many seconds after they came. */
  private static long users(long seconds) {
    Draws draws = new Draws(1);
    return IntStream.range(0, 100)
        .mapToObj(user -> RatingSessions.times(USER, draws))
        .filter(times -> times[times.length - 1] - times[0] > seconds)
        .count();
  }
}
