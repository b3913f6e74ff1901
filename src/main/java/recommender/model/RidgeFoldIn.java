package recommender.model;

import java.util.Arrays;
import recommender.baseline.BiasModel;
import recommender.kernel.GramMatrix;
import recommender.kernel.PositiveDefinite;
import recommender.vectors.UserVector;

/**
 * Fold-in of a user by ridge regression of the ratings on the codes of the items rated: offset b
 * and weights w that minimise Σ (r_j − μ − b_j − b − w·h_j)² + λ |w|² + 5 b², where 5 is the
 * {@linkplain BiasModel#SHRINKAGE shrinkage} of all offsets, and λ {@value #L2} unless another one
 * is asked for.
 *
 * <p>The normal equations are solved in their dual form, with an unknown for each rating, or where
 * there are more ratings than units in the primal form, with an unknown for each unit.
 */
final class RidgeFoldIn {
  /** Coefficient of |w|². */
  static final double L2 = 100;

  private static final double OFFSET_L2 = BiasModel.SHRINKAGE;

  private final ItemCodes codes;
  private final UserVector ratings;
  private final double l2;

  /** Codes of the rated items, one after the other. */
  private final float[] rated;

  private RidgeFoldIn(ItemCodes codes, UserVector ratings, double l2) {
    this.codes = codes;
    this.ratings = ratings;
    this.l2 = l2;
    int width = codes.width();
    this.rated = new float[ratings.size() * width];
    for (int i = 0; i < ratings.size(); i++) {
      System.arraycopy(codes.hidden()[ratings.columns()[i]], 0, rated, i * width, width);
    }
  }

  /**
   * Folds a user in.
   *
   * @param ratings over the columns of {@code codes}; without any, offset and weights are 0
   */
  static FoldedUser user(ItemCodes codes, UserVector ratings) {
    return user(codes, ratings, L2);
  }

  /**
   * The same with another penalty.
   *
   * @param l2 coefficient of |w|², above 0
   */
  static FoldedUser user(ItemCodes codes, UserVector ratings, double l2) {
    if (ratings.size() == 0) {
      return FoldedUser.folded(codes, 0, new float[codes.width()]);
    }
    RidgeFoldIn foldIn = new RidgeFoldIn(codes, ratings, l2);
    return ratings.size() <= codes.width() ? foldIn.dual() : foldIn.primal();
  }

  /** With α = (HHᵀ / λ + 1 / 5 + I)⁻¹ y: w = Hᵀα / λ, b = Σα / 5. */
  private FoldedUser dual() {
    int size = ratings.size();
    float[] products = GramMatrix.ofRows(rated, codes.width());
    double[] kernel = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int at = i * size; at <= i * size + i; at++) {
        kernel[at] = products[at] / l2 + 1 / OFFSET_L2;
      }
      kernel[i * size + i]++;
    }
    double[] dual = PositiveDefinite.solve(kernel, residuals());
    double[] weights = sumOfCodes(dual);
    for (int unit = 0; unit < weights.length; unit++) {
      weights[unit] /= l2;
    }
    return user(Arrays.stream(dual).sum() / OFFSET_L2, weights);
  }

  /** Of the normal equations the last row is that of the offset. */
  private FoldedUser primal() {
    int width = codes.width();
    int size = width + 1;
    float[] products = GramMatrix.ofColumns(rated, width);
    double[] normal = new double[size * size];
    for (int row = 0; row < width; row++) {
      for (int column = 0; column <= row; column++) {
        normal[row * size + column] = products[row * width + column];
      }
      normal[row * size + row] += l2;
    }
    double[] ones = new double[ratings.size()];
    Arrays.fill(ones, 1);
    System.arraycopy(sumOfCodes(ones), 0, normal, width * size, width);
    normal[width * size + width] = ratings.size() + OFFSET_L2;
    double[] residuals = residuals();
    double[] right = Arrays.copyOf(sumOfCodes(residuals), size);
    right[width] = Arrays.stream(residuals).sum();
    double[] solution = PositiveDefinite.solve(normal, right);
    return user(solution[width], solution);
  }

  /** The sum of the codes of the rated items, each multiplied by its factor. */
  private double[] sumOfCodes(double[] factors) {
    double[] sum = new double[codes.width()];
    for (int i = 0; i < factors.length; i++) {
      int from = i * sum.length;
      for (int unit = 0; unit < sum.length; unit++) {
        sum[unit] += factors[i] * rated[from + unit];
      }
    }
    return sum;
  }

  private FoldedUser user(double offset, double[] weights) {
    float[] rounded = new float[codes.width()];
    for (int unit = 0; unit < rounded.length; unit++) {
      rounded[unit] = (float) weights[unit];
    }
    return FoldedUser.folded(codes, offset, rounded);
  }

  private double[] residuals() {
    double[] residuals = new double[ratings.size()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = ratings.ratings()[i] - codes.means()[ratings.columns()[i]];
    }
    return residuals;
  }
}
