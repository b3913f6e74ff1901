package recommender.ease;

import java.util.Arrays;
import recommender.kernel.VectorOps;

/**
 * Sum of rows of floats. It is added up from sums of 256 rows, so that the rounding error of
 * thousands of them stays near that of hundreds.
 */
final class RowSum {
  private static final int FEW = 256;

  private final float[] sum;
  private final float[] ofFew;
  private int rows;

  /** The sum of no rows. */
  RowSum(int width) {
    this.sum = new float[width];
    this.ofFew = new float[width];
  }

  /**
   * Adds a row.
   *
   * @param row of the width
   */
  void add(float[] row) {
    VectorOps.add(ofFew, 1, row);
    rows++;
    if (rows % FEW == 0) {
      VectorOps.add(sum, 1, ofFew);
      Arrays.fill(ofFew, 0);
    }
  }

  /** The sum [width]; nothing is to be added any more. */
  float[] total() {
    VectorOps.add(sum, 1, ofFew);
    return sum;
  }
}
