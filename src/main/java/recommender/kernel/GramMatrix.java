package recommender.kernel;

import org.bytedeco.openblas.global.openblas;

/**
 * Gram matrices in single precision, by OpenBLAS. As many threads work on one as {@link
 * NativeThreads} are in use.
 */
public final class GramMatrix {
  private GramMatrix() {}

  /**
   * The dot products of all pairs of rows.
   *
   * @param matrix rows one after the other, at least one
   * @param width of a row
   * @return row after row, of which the upper triangle is 0
   */
  public static float[] ofRows(float[] matrix, int width) {
    int rows = matrix.length / width;
    float[] products = new float[rows * rows];
    openblas.cblas_ssyrk(
        openblas.CblasRowMajor,
        openblas.CblasLower,
        openblas.CblasNoTrans,
        rows,
        width,
        1,
        matrix,
        width,
        0,
        products,
        rows);
    return products;
  }

  /**
   * The dot products of all pairs of columns.
   *
   * @param matrix rows one after the other, at least one
   * @param width of a row
   * @return row after row, of which the upper triangle is 0
   */
  public static float[] ofColumns(float[] matrix, int width) {
    float[] products = new float[width * width];
    openblas.cblas_ssyrk(
        openblas.CblasRowMajor,
        openblas.CblasLower,
        openblas.CblasTrans,
        width,
        matrix.length / width,
        1,
        matrix,
        width,
        0,
        products,
        width);
    return products;
  }
}
