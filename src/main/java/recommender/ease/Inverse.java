package recommender.ease;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.config.SettingsException;
import recommender.kernel.NativeThreads;
import recommender.kernel.OffHeapFloats;

/**
 * Inversion in place of a symmetric positive definite matrix of floats off the heap [size × size],
 * by its Cholesky decomposition. The time grows with the cube of the size.
 *
 * @param array that begins with the matrix, row after row; the upper triangle is read
 */
record Inverse(INDArray array, int size) {
  /** LAPACK counts by columns, so that its lower triangle is our upper one. */
  private static final byte UPPER = 'L';

  /** Tolerance of the check of the inverse. */
  private static final double TOLERANCE = 0.01;

  /**
   * Inverts the matrix; both triangles are then filled in.
   *
   * @param failure thrown when single precision will not do
   */
  OffHeapFloats invert(Supplier<SettingsException> failure) {
    OffHeapFloats floats = new OffHeapFloats(array);
    double[] signs = IntStream.range(0, size).mapToDouble(Inverse::sign).toArray();
    double[] image = image(floats, signs);
    NativeThreads.withAllForBlas(() -> solve(failure));
    new Square(floats, size).mirror();
    if (!isInverse(floats, signs, image)) {
      throw failure.get();
    }
    return floats;
  }

  private void solve(Supplier<SettingsException> failure) {
    FloatPointer matrix = new FloatPointer(array.data().addressPointer());
    int stride = Math.max(1, size);
    int failed =
        openblas.LAPACKE_spotrf_work(openblas.LAPACK_COL_MAJOR, UPPER, size, matrix, stride);
    if (failed == 0) {
      failed = openblas.LAPACKE_spotri_work(openblas.LAPACK_COL_MAJOR, UPPER, size, matrix, stride);
    }
    if (failed != 0) {
      throw failure.get();
    }
  }

  /**
   * The inverse of Av has to be v, whatever v is: rounding may have spoilt it without LAPACK's
   * notice, and so may LAPACK (OpenBLAS 0.3.19 on AVX-512 does in double precision, its issue
   * 3534).
   */
  private boolean isInverse(OffHeapFloats inverse, double[] v, double[] image) {
    float[] row = new float[size];
    for (int i = 0; i < size; i++) {
      inverse.read((long) i * size, row);
      double found = 0;
      for (int j = 0; j < size; j++) {
        found += row[j] * image[j];
      }
      boolean right = Math.abs(found - v[i]) <= TOLERANCE;
      if (!right) {
        return false;
      }
    }
    return true;
  }

  /** 1 or -1 without a pattern: the highest bit of multiples of the golden ratio. */
  private static int sign(int place) {
    return 1 - 2 * (place * 0x9E3779B9 >>> 31);
  }

  /** Av. */
  private double[] image(OffHeapFloats matrix, double[] v) {
    double[] image = new double[size];
    float[] row = new float[size];
    for (int i = 0; i < size; i++) {
      matrix.read((long) i * size, row);
      image[i] += row[i] * v[i];
      for (int j = i + 1; j < size; j++) {
        double number = row[j];
        image[i] += number * v[j];
        image[j] += number * v[i];
      }
    }
    return image;
  }
}
