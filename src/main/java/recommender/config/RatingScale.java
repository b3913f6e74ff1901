package recommender.config;

import java.io.Serializable;

/**
 * Closed interval of the possible ratings.
 *
 * @param min finite, in the unit of the ratings
 * @param max finite, above {@code min}
 */
public record RatingScale(double min, double max) implements Serializable {

  /** The rating on the scale that is nearest to {@code rating}; NaN stays NaN. */
  public double clip(double rating) {
    return Math.max(min, Math.min(max, rating));
  }
}
