package recommender.baseline;

import java.io.Serializable;

/**
 * Bias model: global mean μ, item means, and offsets of items [items] and of users.
 *
 * <p>A rating is explained as μ + b_i + b_u. Item offsets are kept; the offset of a user is worked
 * out anew from the ratings that are fed in, so that no user is stored and an unseen user is
 * handled as everyone else.
 *
 * @param mean μ, the mean train rating
 * @param itemOffsets b_i by column; 0 for an item without train ratings
 * @param itemMeans mean train rating by column; μ for an item without train ratings; empty where
 *     nobody asks for them
 */
public record BiasModel(double mean, double[] itemOffsets, double[] itemMeans)
    implements Serializable {

  /**
   * Ratings of zero residual that every offset is shrunk by: b = Σ residual / (n + {@value}), after
   * Koren 2010, «Factor in the neighbors», here with one constant for users and items.
   */
  public static final double SHRINKAGE = 5;

  /** A model of offsets only, without item means. */
  public static BiasModel ofOffsets(double mean, double[] itemOffsets) {
    return new BiasModel(mean, itemOffsets, new double[0]);
  }

  /**
   * The offset of a user: Σ (r − μ − b_i) / (n + {@value #SHRINKAGE}) over the ratings fed in.
   *
   * @param columns of the items rated
   * @param ratings beside {@code columns}
   * @return 0 for a user without ratings
   */
  public double userOffset(int[] columns, float[] ratings) {
    double residuals = 0;
    for (int i = 0; i < columns.length; i++) {
      residuals += ratings[i] - mean - itemOffsets[columns[i]];
    }
    return residuals / (columns.length + SHRINKAGE);
  }

  /** μ + b_i + b_u. */
  public double predict(int column, double userOffset) {
    return mean + itemOffsets[column] + userOffset;
  }
}
