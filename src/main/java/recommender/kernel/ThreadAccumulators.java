package recommender.kernel;

import java.util.Arrays;

/** One matrix [rows][width] of sums for each thread, reused for every mini-batch. */
final class ThreadAccumulators {
  private float[][][] parts = new float[0][][];

  /**
   * The matrices, set to zero.
   *
   * @param count number of threads
   * @return [count][rows][width]
   */
  float[][][] cleared(int count, int rows, int width) {
    boolean fits =
        parts.length == count
            && parts[0].length == rows
            && (rows == 0 || parts[0][0].length == width);
    if (!fits) {
      parts = new float[count][rows][width];
      return parts;
    }
    for (float[][] part : parts) {
      for (float[] row : part) {
        Arrays.fill(row, 0);
      }
    }
    return parts;
  }

  /** The sum over all threads, [rows][width], stored in the first matrix. */
  float[][] total() {
    for (int part = 1; part < parts.length; part++) {
      for (int row = 0; row < parts[0].length; row++) {
        VectorOps.add(parts[0][row], 1, parts[part][row]);
      }
    }
    return parts[0];
  }
}
