package recommender.vectors;

import java.io.Serializable;
import recommender.baseline.BiasModel;
import recommender.config.Centring;

/**
 * What a network sees of a rating, and back: the rating less the offsets that the settings name.
 *
 * @param bias the offsets
 * @param centring which of them are taken off
 */
public record InputTransform(BiasModel bias, Centring centring) implements Serializable {

  /**
   * What is taken off the ratings of a user, besides the item's part.
   *
   * @param fed the ratings that are fed in
   */
  public double userPart(UserVector fed) {
    double mean = centring.usesMean() ? bias.mean() : 0;
    if (!centring.usesUser()) {
      return mean;
    }
    return mean + userOffset(fed);
  }

  /** What is taken off every rating of an item. */
  public double itemPart(int column) {
    return centring.usesItem() ? bias.itemOffsets()[column] : 0;
  }

  /** The ratings of a user as the network sees them, beside {@link UserVector#columns}. */
  public float[] centred(UserVector fed) {
    double userPart = userPart(fed);
    float[] values = new float[fed.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (fed.ratings()[i] - userPart - itemPart(fed.columns()[i]));
    }
    return values;
  }

  /** With item offsets the residuals of those are averaged, without them plain residuals. */
  private double userOffset(UserVector fed) {
    if (centring.usesItem()) {
      return bias.userOffset(fed.columns(), fed.ratings());
    }
    double residuals = 0;
    for (float rating : fed.ratings()) {
      residuals += rating - bias.mean();
    }
    return residuals / (fed.size() + BiasModel.SHRINKAGE);
  }
}
