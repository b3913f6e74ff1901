package recommender.config;

/**
 * Targets of a model that ranks: 1 for each positive; other rated items have none.
 *
 * @param from the lowest rating of a positive; negative infinity where any rating is one
 */
public record PositiveTargets(double from) implements Targets {

  /**
   * Whether a rating makes the item a positive. Vectors have ratings in single precision, in which
   * 4.1 is less than it is in double: the bound is rounded as they are.
   */
  public boolean isPositive(double rating) {
    return (float) rating >= (float) from;
  }

  @Override
  public float value(double rating, double mean, double itemOffset) {
    return isPositive(rating) ? 1 : 0;
  }

  @Override
  public boolean has(float value) {
    return value > 0;
  }
}
