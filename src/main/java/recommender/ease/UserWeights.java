package recommender.ease;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;

/**
 * Weights of users, which fall with their likes: n^-β, their mean being 1. They are rounded to
 * multiples of 2⁻²⁰, so that sums of them in double precision are the same in any order.
 *
 * @param exponent β
 * @param scale of all of them
 */
record UserWeights(double exponent, double scale) implements Serializable {
  private static final double STEPS = 1 << 20;

  /**
   * @param users how many of them have so many likes, by the number of likes
   */
  static UserWeights of(double exponent, SortedMap<Integer, Long> users) {
    double sum = 0;
    long count = 0;
    for (Map.Entry<Integer, Long> some : users.entrySet()) {
      sum += some.getValue() * power(some.getKey(), exponent);
      count += some.getValue();
    }
    return new UserWeights(exponent, count / sum);
  }

  private static double power(int likes, double exponent) {
    return Math.pow(Math.max(1, likes), -exponent);
  }

  /** The weight of a user with so many likes. */
  double of(int likes) {
    return Math.rint(scale * power(likes, exponent) * STEPS) / STEPS;
  }
}
