package recommender.config;

import java.io.Serializable;

/** Map from a rating to the target of a network: the centred rating, or 1 for a positive. */
public interface Targets extends Serializable {
  /** The ratings, less what offsets explain of them. */
  Targets RATING = new RatingTargets();

  /** A 1 for every item that is rated so high at least. */
  static PositiveTargets ranking(double positiveFrom) {
    return new PositiveTargets(positiveFrom);
  }

  /**
   * The number that stands for a rating in inputs and targets.
   *
   * @param rating on the scale of the input
   * @param mean that is taken off every rating, 0 for none
   * @param itemOffset that is taken off every rating of the item, 0 for none
   */
  float value(double rating, double mean, double itemOffset);

  /**
   * Whether an item is fed in and is a target by such a number.
   *
   * @param value from {@link #value}
   */
  boolean has(float value);
}
