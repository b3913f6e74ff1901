package recommender.model;

import java.util.Arrays;
import recommender.kernel.DotProducts;

/** Cosines between rows of a matrix. Safe for use by several threads. */
final class Cosines implements AutoCloseable {
  private final float[][] normalised;
  private final DotProducts rows;

  private Cosines(float[][] normalised) {
    this.normalised = normalised;
    this.rows = new DotProducts(normalised);
  }

  /**
   * Of some rows; a row of zeros has a cosine of 0 to all.
   *
   * @param rows at least one, of one length
   */
  static Cosines of(float[][] rows) {
    return new Cosines(Arrays.stream(rows).map(Cosines::normalised).toArray(float[][]::new));
  }

  private static float[] normalised(float[] row) {
    double squares = 0;
    for (float value : row) {
      squares += (double) value * value;
    }
    float factor = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    float[] normalised = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      normalised[i] = row[i] * factor;
    }
    return normalised;
  }

  /**
   * The cosines of some rows to all.
   *
   * @param some indices of rows, at least one
   * @return [some][rows]
   */
  float[][] of(int[] some) {
    return rows.of(Arrays.stream(some).mapToObj(i -> normalised[i]).toArray(float[][]::new));
  }

  @Override
  public void close() {
    rows.close();
  }
}
