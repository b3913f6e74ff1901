package recommender.baseline;

import java.io.Serializable;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Biased matrix factorisation: a rating is explained as μ + b_i + b_u + p·q.
 *
 * <p>Factors of items are kept. Those of a user are worked out anew from the ratings fed in, by the
 * least squares with which the fit ends as well: so no user is stored, and an unseen user is
 * handled as everyone else.
 *
 * @param bias μ, b_i and b_u
 * @param shape of the factors
 * @param items q by column; zeros for an item without train ratings
 */
public record Factorisation(BiasModel bias, Shape shape, double[][] items) implements Serializable {

  /**
   * Hyperparameters of a factorisation.
   *
   * @param rank factors of a user or an item; at least 1
   * @param regularisation λ: squares of the factors weigh λ times the number of their ratings, as
   *     in Zhou, Wilkinson, Schreiber and Pan 2008, «Large-scale Parallel Collaborative Filtering
   *     for the Netflix Prize»; above 0
   */
  public record Shape(int rank, double regularisation) implements Serializable {}

  /**
   * Predicts for a user, not clipped to a scale.
   *
   * @param columns of the items rated
   * @param ratings beside {@code columns}
   * @param wanted columns asked for
   */
  public double[] predict(int[] columns, float[] ratings, int[] wanted) {
    double userOffset = bias.userOffset(columns, ratings);
    double[] user = user(columns, ratings, userOffset);
    double[] predictions = new double[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      predictions[i] = bias.predict(wanted[i], userOffset) + dot(user, items[wanted[i]]);
    }
    return predictions;
  }

  /** p that minimises Σ (r − μ − b_i − b_u − p·q)² + λ n |p|²; zeros without ratings. */
  double[] user(int[] columns, float[] ratings, double userOffset) {
    if (columns.length == 0) {
      return new double[shape.rank];
    }
    double[][] squares = new double[shape.rank][shape.rank];
    double[] products = new double[shape.rank];
    for (int i = 0; i < columns.length; i++) {
      double residual = ratings[i] - bias.predict(columns[i], userOffset);
      add(squares, products, items[columns[i]], residual);
    }
    for (int k = 0; k < shape.rank; k++) {
      squares[k][k] += shape.regularisation * columns.length;
    }
    RealMatrix normal = new Array2DRowRealMatrix(squares, false);
    return new CholeskyDecomposition(normal)
        .getSolver()
        .solve(new ArrayRealVector(products, false))
        .toArray();
  }

  private static void add(double[][] squares, double[] products, double[] item, double residual) {
    for (int k = 0; k < item.length; k++) {
      products[k] += residual * item[k];
      for (int l = 0; l < item.length; l++) {
        squares[k][l] += item[k] * item[l];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
