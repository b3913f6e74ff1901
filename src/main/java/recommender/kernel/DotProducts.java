package recommender.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Dot products of vectors with all rows of a matrix off the heap. Rows are multiplied some at a
 * time, into memory so small that it is used again: the pages of a large array, which the system
 * hands out anew for each product, may take longer than the product.
 *
 * <p>Safe for use by several threads.
 */
public final class DotProducts implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 2048;

  /** So few vectors OpenBLAS multiplies sooner one after the other than as a matrix. */
  private static final int ONE_BY_ONE = 3;

  private final INDArray matrix;
  private final int rows;
  private final int width;
  private final int atOnce;

  /**
   * A copy of a matrix.
   *
   * @param rows at least one, of one length
   */
  public DotProducts(float[][] rows) {
    this.matrix = Matrices.of(rows);
    this.rows = rows.length;
    this.width = rows[0].length;
    this.atOnce = (int) atOnce(rows.length);
  }

  private static long atOnce(long rows) {
    return Math.min(ROWS_AT_ONCE, rows);
  }

  /**
   * The memory that it takes off the heap to multiply.
   *
   * @param vectors multiplied together
   * @param rows of the matrix
   */
  public static long bytes(long vectors, long rows) {
    return Float.BYTES * vectors * atOnce(rows);
  }

  /**
   * The products of each vector with each row.
   *
   * @param vectors at least one, as long as a row
   * @return [vectors][rows]
   */
  public float[][] of(float[][] vectors) {
    float[][] products = new float[vectors.length][rows];
    try (INDArray left = Matrices.of(vectors);
        INDArray some = Nd4j.createUninitialized(DataType.FLOAT, (long) vectors.length * atOnce)) {
      OffHeapFloats floats = new OffHeapFloats(some);
      float[] ofVector = new float[atOnce];
      for (int from = 0; from < rows; from += atOnce) {
        int size = Math.min(atOnce, rows - from);
        multiply(left, vectors.length, from, size, some);
        for (int vector = 0; vector < vectors.length; vector++) {
          floats.read((long) vector * atOnce, ofVector);
          System.arraycopy(ofVector, 0, products[vector], from, size);
        }
      }
    }
    return products;
  }

  private void multiply(INDArray vectors, int count, int from, int size, INDArray products) {
    FloatPointer first = new FloatPointer(matrix.data().addressPointer());
    FloatPointer block = first.getPointer((long) from * width);
    FloatPointer left = new FloatPointer(vectors.data().addressPointer());
    FloatPointer result = new FloatPointer(products.data().addressPointer());
    if (count <= ONE_BY_ONE) {
      for (int vector = 0; vector < count; vector++) {
        openblas.cblas_sgemv(
            openblas.CblasRowMajor,
            openblas.CblasNoTrans,
            size,
            width,
            1,
            block,
            width,
            left.getPointer((long) vector * width),
            1,
            0,
            result.getPointer((long) vector * atOnce),
            1);
      }
    } else {
      openblas.cblas_sgemm(
          openblas.CblasRowMajor,
          openblas.CblasNoTrans,
          openblas.CblasTrans,
          count,
          size,
          width,
          1,
          left,
          width,
          block,
          width,
          0,
          result,
          atOnce);
    }
  }

  /** Frees the matrix, of whose size the garbage collector knows nothing. */
  @Override
  public void close() {
    matrix.close();
  }
}
