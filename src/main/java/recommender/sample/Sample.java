package recommender.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sample of 100,000 synthetic ratings that resemble a small public data set and belong to nobody.
 *
 * <p>A rating is mean + offset of the user + offset of the item + tastes · traits + noise, rounded
 * to half stars and cut to [0.5, 5]. The parts have about these standard deviations in stars: 0.55,
 * 0.62, 0.6, 0.62; so the offsets explain half of the variance and no model gets below the noise.
 * Users pick popular items and, a little more often, items to their taste, in sessions over five
 * years.
 */
final class Sample {
  static final int RATINGS = 100_000;

  /** 2019-01-01 and 2024-01-01 UTC in seconds since 1970. */
  static final long START = 1_546_300_800L;

  static final long END = 1_704_067_200L;

  private static final int ITEMS = 2_400;
  private static final double MEAN = 3.1;
  private static final double NOISE_SD = 0.62;

  private final Draws draws;
  private final List<Item> items;

  private Sample(long seed) {
    this.draws = new Draws(seed);
    this.items = Stream.generate(() -> Item.draw(draws)).limit(ITEMS).toList();
  }

  /** The sample of a seed, by user and then by time; every (user, item) once. */
  static List<SampleRating> ratings(long seed) {
    return new Sample(seed).ratings();
  }

  /** The titles of its items, the first one first. */
  static List<String> titles(long seed) {
    List<Item> items = new Sample(seed).items;
    return IntStream.rangeClosed(1, ITEMS)
        .mapToObj(number -> SampleTitles.of(number, items.get(number - 1)))
        .toList();
  }

  private List<SampleRating> ratings() {
    List<SampleRating> ratings = new ArrayList<>(RATINGS);
    for (int user = 1; ratings.size() < RATINGS; user++) {
      List<SampleRating> ofUser = ratingsOf(user);
      ratings.addAll(ofUser.subList(0, Math.min(ofUser.size(), RATINGS - ratings.size())));
    }
    return ratings;
  }

  private List<SampleRating> ratingsOf(int id) {
    User user = User.draw(draws);
    double[] cumulative = cumulativeChoice(user);
    boolean[] rated = new boolean[ITEMS];
    List<SampleRating> ratings = new ArrayList<>();
    for (long time : RatingSessions.times(user, draws)) {
      int item = pick(cumulative, rated, time);
      rated[item] = true;
      ratings.add(new SampleRating(id, item + 1, halfStars(user, items.get(item)), time));
    }
    return ratings;
  }

  /**
   * Running totals of each item's chance to be picked: popularity, times e for a star of liking.
   */
  private double[] cumulativeChoice(User user) {
    double[] totals = new double[ITEMS];
    double total = 0;
    for (int i = 0; i < ITEMS; i++) {
      total += items.get(i).popularity() * StrictMath.exp(user.affinity(items.get(i)));
      totals[i] = total;
    }
    return totals;
  }

  private int pick(double[] cumulative, boolean[] rated, long time) {
    int item;
    do {
      double point = draws.uniform() * cumulative[ITEMS - 1];
      int found = Arrays.binarySearch(cumulative, point);
      item = found < 0 ? -found - 1 : found + 1;
    } while (rated[item] || items.get(item).appeared() > time);
    return item;
  }

  private int halfStars(User user, Item item) {
    double stars =
        MEAN + user.offset() + item.offset() + user.affinity(item) + draws.normal(NOISE_SD);
    return (int) Math.max(1, Math.min(10, StrictMath.rint(2 * stars)));
  }
}
