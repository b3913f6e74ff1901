package recommender.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap over users: users are drawn with replacement, with all their ratings, since
 * the errors of one user are not independent (Efron and Tibshirani 1993, chapter 13).
 *
 * <p>All contenders are scored on the same draws, so users who are hard for two of them alike do
 * not widen the interval of their difference.
 */
final class Bootstrap {
  private static final double TAIL = 0.025;

  /** RMSE by contender and draw. */
  private final double[][] rmses;

  /**
   * Draws.
   *
   * @param users at least one, in an order of their own: the draw depends on it
   * @param resamples at least 1
   */
  Bootstrap(List<UserErrors> users, int resamples, long seed) {
    rmses = new double[Contender.values().length][resamples];
    SplittableRandom random = new SplittableRandom(seed);
    for (int draw = 0; draw < resamples; draw++) {
      UserErrors drawn = drawn(users, random);
      for (Contender contender : Contender.values()) {
        rmses[contender.ordinal()][draw] = drawn.rmse(contender);
      }
    }
  }

  /** The interval of a contender's RMSE. */
  Interval rmse(Contender contender) {
    return middle(rmses[contender.ordinal()].clone());
  }

  /** The interval of the RMSE of one contender less that of another. */
  Interval difference(Contender one, Contender other) {
    double[] differences = rmses[one.ordinal()].clone();
    for (int draw = 0; draw < differences.length; draw++) {
      differences[draw] -= rmses[other.ordinal()][draw];
    }
    return middle(differences);
  }

  private static UserErrors drawn(List<UserErrors> users, SplittableRandom random) {
    UserErrors sum = new UserErrors();
    for (int drawn = 0; drawn < users.size(); drawn++) {
      sum.add(users.get(random.nextInt(users.size())));
    }
    return sum;
  }

  private static Interval middle(double[] values) {
    Arrays.sort(values);
    return new Interval(quantile(values, TAIL), quantile(values, 1 - TAIL));
  }

  /** Linear interpolation between order statistics. */
  private static double quantile(double[] sorted, double p) {
    double rank = p * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
