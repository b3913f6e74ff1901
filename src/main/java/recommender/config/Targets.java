package recommender.config;

import java.io.Serializable;

/**
 * What a network is to say of an item: the rating it would get, or how likely it is to be positive.
 *
 * @param ranks whether it is the latter
 * @param positiveFrom the lowest rating of a positive; not looked at unless {@code ranks}
 */
public record Targets(boolean ranks, double positiveFrom) implements Serializable {
  /** To predict ratings. */
  public static final Targets RATING = new Targets(false, Double.NaN);

  /** To rank; an item is a positive that is rated so high at least. */
  public static Targets ranking(double positiveFrom) {
    return new Targets(true, positiveFrom);
  }

  /**
   * Whether a rating says that the item is a positive. Vectors have ratings in single precision, in
   * which 4.1 is less than it is in double: the bound is rounded as they are.
   */
  public boolean isPositive(double rating) {
    return (float) rating >= (float) positiveFrom;
  }
}
