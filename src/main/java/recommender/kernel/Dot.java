package recommender.kernel;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Dot product of two float arrays of one length, the only loop of this package that the JIT
 * compiler does not vectorise.
 *
 * <p>With {@code --add-modules jdk.incubator.vector} the BLAS that Spark carries computes it with
 * vector instructions, three to four times as fast; else plain Java does, with eight partial sums,
 * so that no addition waits for the one before.
 */
abstract class Dot {
  private static final Dot BEST = best();

  /** The fastest implementation that this JVM can run. */
  static Dot best() {
    if (BEST != null) {
      return BEST;
    }
    try {
      return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          ? new Blas()
          : new Plain();
    } catch (LinkageError withoutMllib) {
      return new Plain();
    }
  }

  /**
   * The sum of the products of both arrays' elements.
   *
   * @param a as long as b
   */
  abstract float of(float[] a, float[] b);

  /**
   * The dot products of several rows with one vector, which are faster together than one by one,
   * since the sum of a row need not wait for that of another.
   *
   * @param rows one after the other, each as long as {@code vector}
   * @param products is filled; as many as there are rows
   */
  abstract void ofRows(float[] rows, float[] vector, float[] products);

  /** Dot product in plain Java. */
  static final class Plain extends Dot {
    @Override
    float of(float[] a, float[] b) {
      float s0 = 0;
      float s1 = 0;
      float s2 = 0;
      float s3 = 0;
      float s4 = 0;
      float s5 = 0;
      float s6 = 0;
      float s7 = 0;
      int whole = a.length & -8;
      for (int i = 0; i < whole; i += 8) {
        s0 += a[i] * b[i];
        s1 += a[i + 1] * b[i + 1];
        s2 += a[i + 2] * b[i + 2];
        s3 += a[i + 3] * b[i + 3];
        s4 += a[i + 4] * b[i + 4];
        s5 += a[i + 5] * b[i + 5];
        s6 += a[i + 6] * b[i + 6];
        s7 += a[i + 7] * b[i + 7];
      }
      for (int i = whole; i < a.length; i++) {
        s0 += a[i] * b[i];
      }
      return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
    }

    @Override
    void ofRows(float[] rows, float[] vector, float[] products) {
      float[] row = new float[vector.length];
      for (int i = 0; i < products.length; i++) {
        System.arraycopy(rows, i * row.length, row, 0, row.length);
        products[i] = of(row, vector);
      }
    }
  }

  /** Dot product of the BLAS in pure Java that comes with Spark MLlib. */
  static final class Blas extends Dot {
    private final JavaBLAS blas;

    Blas() {
      // It would warn that no native BLAS is installed, and none is needed.
      Logger loader = Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");
      Level before = loader.getLevel();
      loader.setLevel(Level.OFF);
      blas = JavaBLAS.getInstance();
      loader.setLevel(before);
    }

    @Override
    float of(float[] a, float[] b) {
      return blas.sdot(a.length, a, 1, b, 1);
    }

    @Override
    void ofRows(float[] rows, float[] vector, float[] products) {
      int width = vector.length;
      blas.sgemv("T", width, products.length, 1, rows, width, vector, 1, 0, products, 1);
    }
  }
}
