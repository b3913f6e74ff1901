package recommender.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap over users: users are drawn with replacement, with all their ratings, since
 * the errors of one user are not independent (Efron and Tibshirani 1993, chapter 13).
 */
final class Bootstrap {
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /** The middle 95 % of the resampled values. */
  record Interval(double low, double high) {}

  /**
   * The interval of a contender's RMSE.
   *
   * @param users at least one, in an order of their own: the draw depends on it
   * @param resamples at least 1
   */
  static Interval rmse(List<UserErrors> users, Contender contender, int resamples, long seed) {
    double[] squares = users.stream().mapToDouble(user -> user.squares(contender)).toArray();
    long[] ratings = users.stream().mapToLong(UserErrors::ratings).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      values[i] = resampled(squares, ratings, random);
    }
    Arrays.sort(values);
    return new Interval(quantile(values, TAIL), quantile(values, 1 - TAIL));
  }

  private static double resampled(double[] squares, long[] ratings, SplittableRandom random) {
    double sum = 0;
    long count = 0;
    for (int drawn = 0; drawn < squares.length; drawn++) {
      int user = random.nextInt(squares.length);
      sum += squares[user];
      count += ratings[user];
    }
    return Math.sqrt(sum / count);
  }

  /** Linear interpolation between order statistics. */
  private static double quantile(double[] sorted, double p) {
    double rank = p * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
