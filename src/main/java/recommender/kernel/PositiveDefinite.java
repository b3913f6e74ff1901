package recommender.kernel;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.bytedeco.openblas.global.openblas;

/**
 * Solver of symmetric positive definite equations: LAPACK's {@code dsposv} decomposes the matrix in
 * single precision and refines the solution to double precision, which is faster than a
 * decomposition in Java.
 */
public final class PositiveDefinite {
  /** LAPACK counts by columns, so that its upper triangle is our lower one. */
  private static final byte LOWER = 'U';

  private PositiveDefinite() {}

  /**
   * Solves.
   *
   * @param matrix row after row, of which the lower triangle is read
   * @param right as long as a row
   * @return the solution; not numbers where the matrix has one that is none
   */
  public static double[] solve(double[] matrix, double[] right) {
    int size = right.length;
    double[] solution = new double[size];
    int[] refinements = new int[1];
    int failed =
        openblas.LAPACKE_dsposv(
            openblas.LAPACK_COL_MAJOR,
            LOWER,
            size,
            1,
            matrix.clone(),
            size,
            right,
            size,
            solution,
            size,
            refinements);
    // It fails at what is no number, and leaves zeros. Below 0 refinements mean that single
    // precision did not do and LAPACK went on in double precision, in which OpenBLAS 0.3.19
    // decomposes wrongly on AVX-512 (its issue 3534).
    return failed != 0 || refinements[0] < 0 ? inDoublePrecision(matrix, right) : solution;
  }

  private static double[] inDoublePrecision(double[] matrix, double[] right) {
    int size = right.length;
    double[][] rows = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        rows[i][j] = matrix[i * size + j];
        rows[j][i] = rows[i][j];
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(rows, false), 0, Double.MIN_VALUE)
        .getSolver()
        .solve(new ArrayRealVector(right, false))
        .toArray();
  }
}
