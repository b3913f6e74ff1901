package recommender.ease;

import java.util.Arrays;
import recommender.config.EaseSettings;
import recommender.config.SettingsException;

/**
 * EASE of some channels and user weights, to be solved for any L2. With Z [users × places] of zeros
 * and ones, W the weights of users and Λ the L2 of places, P = (ZᵀWZ + Λ)⁻¹. Column j of the
 * weights B [places × items] is −P's columns of the places of item j times c, where c solves P's
 * block of these places for the first unit vector: so that all entries of its own are zero, but for
 * a one that is taken off.
 *
 * @see <a href="https://arxiv.org/abs/1905.03375">Steck, Embarrassingly Shallow Autoencoders for
 *     Sparse Data, WWW 2019</a>
 */
interface EaseForm extends AutoCloseable {

  /**
   * Solves; the weights are to be closed.
   *
   * @throws SettingsException when the L2 is too small for single precision
   */
  EaseWeights weights(EaseNumbers numbers);

  @Override
  void close();

  /** Solves a small symmetric positive definite block for the first unit vector. */
  static double[] firstOfInverse(double[][] block) {
    int size = block.length;
    double[] solution = new double[size];
    solution[0] = 1;
    double[][] left = Arrays.stream(block).map(double[]::clone).toArray(double[][]::new);
    for (int pivot = 0; pivot < size; pivot++) {
      for (int i = pivot + 1; i < size; i++) {
        double factor = left[i][pivot] / left[pivot][pivot];
        for (int j = pivot; j < size; j++) {
          left[i][j] -= factor * left[pivot][j];
        }
        solution[i] -= factor * solution[pivot];
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int j = i + 1; j < size; j++) {
        solution[i] -= left[i][j] * solution[j];
      }
      solution[i] /= left[i][i];
    }
    return solution;
  }

  /** The refusal of an L2. */
  static SettingsException tooSmall(EaseNumbers numbers) {
    return new SettingsException(
        "%s: expected a number that is large enough to invert the matrix of positives in single precision, was %s; try a larger one, such as 100"
            .formatted(EaseSettings.L2, numbers.l2()));
  }
}
