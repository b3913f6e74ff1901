package recommender.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** 95 % percentile interval of the values that resampling gave. */
public record Interval(double low, double high) {
  /** Of fewer users resampling finds an interval that is too narrow, whatever it shows. */
  public static final int LEAST_USERS = 30;

  private static final double TAIL = 0.025;

  /**
   * The interval of the mean of some numbers.
   *
   * @param values of users who are drawn with replacement; at least one
   * @param resamples 0 for none
   */
  static Optional<Interval> ofMean(double[] values, int resamples, long seed) {
    if (resamples == 0) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[resamples];
    for (int draw = 0; draw < resamples; draw++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[draw] = sum / values.length;
    }
    return Optional.of(middle(means));
  }

  /** The middle of some values, which are sorted in place. */
  static Interval middle(double[] values) {
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
