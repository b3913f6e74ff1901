package recommender.evaluation;

import java.util.Arrays;
import java.util.Optional;

/**
 * Difference between the autoencoder and a baseline, or another run, on the same users, with its
 * interval.
 *
 * @param difference metric of the autoencoder less that of the baseline
 * @param interval of that difference, both metrics being those of the same draw; empty without
 *     resamples
 */
public record Paired(double difference, Optional<Interval> interval) {

  /**
   * The difference of two means over the same users.
   *
   * @param ones values of users, at least one
   * @param others beside {@code ones}
   * @param resamples of the users; 0 for no interval
   */
  static Paired ofMeans(double[] ones, double[] others, int resamples, long seed) {
    double[] differences = new double[ones.length];
    for (int user = 0; user < differences.length; user++) {
      differences[user] = ones[user] - others[user];
    }
    return new Paired(mean(ones) - mean(others), Interval.ofMean(differences, resamples, seed));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
