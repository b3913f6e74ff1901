package recommender.model;

/**
 * User in a model of item vectors.
 *
 * @param codes of the items [items][units]
 * @param parts what is predicted of the items by themselves [items]
 * @param offset of the user
 * @param weights on the codes [units]
 */
record FoldedUser(float[][] codes, float[] parts, double offset, float[] weights) {

  /** A user who was trained with the network. */
  static FoldedUser trained(ItemCodes codes, double offset, float[] weights) {
    return new FoldedUser(codes.hidden(), codes.parts(), offset, weights);
  }

  /** A user whose ratings were explained by codes. */
  static FoldedUser folded(ItemCodes codes, double offset, float[] weights) {
    return new FoldedUser(codes.hidden(), codes.means(), offset, weights);
  }

  /** Predicts the rating of an item, not yet clipped to the scale. */
  double predict(int item) {
    double sum = parts[item] + offset;
    float[] code = codes[item];
    for (int unit = 0; unit < weights.length; unit++) {
      sum += (double) weights[unit] * code[unit];
    }
    return sum;
  }
}
