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
    RatingPredictor[] predictors = RatingPredictor.values();
    rmses = new double[predictors.length][resamples];
    double[] table = table(users, predictors);
    SplittableRandom random = new SplittableRandom(seed);
    for (int draw = 0; draw < resamples; draw++) {
      double[] sum = drawn(table, users.size(), random);
      for (int i = 0; i < predictors.length; i++) {
        rmses[i][draw] = Math.sqrt(sum[i] / sum[predictors.length]);
      }
    }
  }

  /** For each user the squared errors by predictor and the number of ratings. */
  private static double[] table(List<UserErrors> users, RatingPredictor[] predictors) {
    double[] table = new double[users.size() * (predictors.length + 1)];
    int at = 0;
    for (UserErrors user : users) {
      for (RatingPredictor predictor : predictors) {
        table[at++] = user.squares(predictor);
      }
      table[at++] = user.ratings();
    }
    return table;
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

  /** The sum of as many rows as there are, drawn with replacement. */
  private static double[] drawn(double[] table, int users, SplittableRandom random) {
    double[] sum = new double[table.length / users];
    for (int drawn = 0; drawn < users; drawn++) {
      int from = random.nextInt(users) * sum.length;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += table[from + i];
      }
    }
    return sum;
  }
}
