package recommender.sample;

import java.util.Random;

/**
 * Seeded random numbers that are the same on every machine.
 *
 * <p>{@link Random} is specified to the bit, unlike the generators that are newer, and {@link
 * StrictMath} is, unlike {@link Math}.
 */
final class Draws {
  private final Random random;

  Draws(long seed) {
    this.random = new Random(seed);
  }

  double normal(double sd) {
    return sd * random.nextGaussian();
  }

  double[] normals(int count, double sd) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = normal(sd);
    }
    return values;
  }

  /** A uniform number in [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  /** A uniform number in [low, high). */
  long between(long low, long high) {
    return low + (long) (uniform() * (high - low));
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }
}
