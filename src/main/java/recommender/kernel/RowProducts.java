package recommender.kernel;

import recommender.vectors.RatingsByItem;

/**
 * Gradient of weight rows as products that are not multiplied out: the gradient of an item's row is
 * the sum of factor × vector over the users of the item.
 *
 * @param factors by item and user, stored as ratings
 * @param vectors [users][width]
 */
public record RowProducts(RatingsByItem factors, float[][] vectors) {

  /** The sum of both gradients. */
  public RowProducts plus(RowProducts other) {
    float[][] all = new float[vectors.length + other.vectors.length][];
    System.arraycopy(vectors, 0, all, 0, vectors.length);
    System.arraycopy(other.vectors, 0, all, vectors.length, other.vectors.length);
    return new RowProducts(factors.above(other.factors), all);
  }
}
