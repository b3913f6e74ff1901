package recommender.evaluation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap over users: users are drawn with replacement, with all their ratings, since
 * the errors of one user are not independent (Efron and Tibshirani 1993, chapter 13).
 *
 * <p>All predictors are scored on the same draws, so users who are hard for two of them alike do
 * not widen the interval of their difference.
 */
final class Bootstrap {
  /** RMSE by predictor and draw. */
  private final double[][] rmses;

  /**
   * Draws.
   *
   * @param users at least one, in an order of their own: the draw depends on it
   * @param resamples at least 1
   */
  Bootstrap(List<UserErrors> users, int resamples, long seed) {
    rmses = new double[RatingPredictor.values().length][resamples];
    SplittableRandom random = new SplittableRandom(seed);
    for (int draw = 0; draw < resamples; draw++) {
      UserErrors drawn = drawn(users, random);
      for (RatingPredictor predictor : RatingPredictor.values()) {
        rmses[predictor.ordinal()][draw] = drawn.rmse(predictor);
      }
    }
  }

  /** The interval of a predictor's RMSE. */
  Interval rmse(RatingPredictor predictor) {
    return Interval.middle(rmses[predictor.ordinal()].clone());
  }

  /** The interval of the RMSE of one predictor less that of another. */
  Interval difference(RatingPredictor one, RatingPredictor other) {
    double[] differences = rmses[one.ordinal()].clone();
    for (int draw = 0; draw < differences.length; draw++) {
      differences[draw] -= rmses[other.ordinal()][draw];
    }
    return Interval.middle(differences);
  }

  private static UserErrors drawn(List<UserErrors> users, SplittableRandom random) {
    UserErrors sum = new UserErrors();
    for (int drawn = 0; drawn < users.size(); drawn++) {
      sum.add(users.get(random.nextInt(users.size())));
    }
    return sum;
  }
}
