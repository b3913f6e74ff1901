package recommender.model;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import recommender.baseline.BiasModel;
import recommender.kernel.Dot;
import recommender.vectors.UserVector;

/**
 * Fold-in of a user by ridge regression of the ratings on the codes of the items rated: offset b
 * and weights w that minimise Σ (r_j − μ − b_j − b − w·h_j)² + {@value #L2} |w|² + 5 b², where 5 is
 * the {@linkplain BiasModel#SHRINKAGE shrinkage} of all offsets.
 *
 * <p>The normal equations are solved in their dual form, with an unknown for each rating, or where
 * there are more ratings than units in the primal form, with an unknown for each unit.
 */
final class RidgeFoldIn {
  /** Coefficient of |w|². */
  static final double L2 = 100;

  private static final double OFFSET_L2 = BiasModel.SHRINKAGE;

  /** Entries of the matrix differ by float rounding from a symmetric one, at most. */
  private static final double SYMMETRY = 1e-5;

  private final ItemCodes codes;
  private final UserVector ratings;
  private final Dot dot = Dot.best();

  private RidgeFoldIn(ItemCodes codes, UserVector ratings) {
    this.codes = codes;
    this.ratings = ratings;
  }

  /**
   * Folds a user in.
   *
   * @param ratings over the columns of {@code codes}; without any, offset and weights are 0
   */
  static FoldedUser user(ItemCodes codes, UserVector ratings) {
    if (ratings.size() == 0) {
      return FoldedUser.folded(codes, 0, new float[codes.width()]);
    }
    RidgeFoldIn foldIn = new RidgeFoldIn(codes, ratings);
    return ratings.size() <= codes.width() ? foldIn.dual() : foldIn.primal();
  }

  /** With α = (HHᵀ / λ + 1 / 5 + I)⁻¹ y: w = Hᵀα / λ, b = Σα / 5. */
  private FoldedUser dual() {
    int size = ratings.size();
    double[][] kernel = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        kernel[i][j] = dot.of(code(i), code(j)) / L2 + 1 / OFFSET_L2;
        kernel[j][i] = kernel[i][j];
      }
      kernel[i][i]++;
    }
    double[] residuals = new double[size];
    for (int i = 0; i < size; i++) {
      residuals[i] = residual(i);
    }
    double[] dual = solved(kernel, residuals);
    double offset = 0;
    double[] weights = new double[codes.width()];
    for (int i = 0; i < size; i++) {
      offset += dual[i] / OFFSET_L2;
      float[] code = code(i);
      for (int unit = 0; unit < weights.length; unit++) {
        weights[unit] += dual[i] * code[unit] / L2;
      }
    }
    return user(offset, weights);
  }

  /** Of the normal equations the last row and column are those of the offset. */
  private FoldedUser primal() {
    int width = codes.width();
    double[][] normal = new double[width + 1][width + 1];
    double[] right = new double[width + 1];
    double[] input = new double[width + 1];
    input[width] = 1;
    for (int i = 0; i < ratings.size(); i++) {
      float[] code = code(i);
      for (int unit = 0; unit < width; unit++) {
        input[unit] = code[unit];
      }
      double residual = residual(i);
      for (int row = 0; row <= width; row++) {
        right[row] += residual * input[row];
        for (int column = 0; column <= row; column++) {
          normal[row][column] += input[row] * input[column];
        }
      }
    }
    for (int row = 0; row <= width; row++) {
      normal[row][row] += row < width ? L2 : OFFSET_L2;
      for (int column = 0; column < row; column++) {
        normal[column][row] = normal[row][column];
      }
    }
    double[] solution = solved(normal, right);
    return user(solution[width], solution);
  }

  /** Positive definite by its penalty, whatever the codes are. */
  private static double[] solved(double[][] matrix, double[] right) {
    return new CholeskyDecomposition(
            new Array2DRowRealMatrix(matrix, false), SYMMETRY, Double.MIN_VALUE)
        .getSolver()
        .solve(new ArrayRealVector(right, false))
        .toArray();
  }

  private FoldedUser user(double offset, double[] weights) {
    float[] rounded = new float[codes.width()];
    for (int unit = 0; unit < rounded.length; unit++) {
      rounded[unit] = (float) weights[unit];
    }
    return FoldedUser.folded(codes, offset, rounded);
  }

  private float[] code(int i) {
    return codes.hidden()[ratings.columns()[i]];
  }

  private double residual(int i) {
    return ratings.ratings()[i] - codes.means()[ratings.columns()[i]];
  }
}
