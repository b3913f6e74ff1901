package recommender.kernel;

import java.util.Arrays;

/** A matrix for each thread to add into, kept from one mini-batch to the next. */
final class ThreadAccumulators {
  private float[][][] parts = new float[0][][];

  /**
   * All zero.
   *
   * @return [parts][rows][width]
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

  /** The sum of all parts, in the first: [rows][width]. */
  float[][] total() {
    for (int part = 1; part < parts.length; part++) {
      for (int row = 0; row < parts[0].length; row++) {
        VectorOps.add(parts[0][row], 1, parts[part][row]);
      }
    }
    return parts[0];
  }
}
