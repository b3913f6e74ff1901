package recommender.config;

import java.io.Serializable;

/**
 * What a network is to say of an item: the rating it would get, or how likely it is to be liked.
 *
 * @param ranks whether it is the latter
 * @param likedFrom the lowest rating of an item that is liked; not looked at unless {@code ranks}
 */
public record Targets(boolean ranks, double likedFrom) implements Serializable {
  /** To predict ratings. */
  public static final Targets RATING = new Targets(false, Double.NaN);

  /** To rank; an item is liked that is rated so high at least. */
  public static Targets ranking(double likedFrom) {
    return new Targets(true, likedFrom);
  }

  /**
   * Whether a rating says that the item is liked. Vectors have ratings in single precision, in
   * which 4.1 is less than it is in double: the bound is rounded as they are.
   */
  public boolean likes(double rating) {
    return (float) rating >= (float) likedFrom;
  }
}
