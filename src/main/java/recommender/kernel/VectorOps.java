package recommender.kernel;

/**
 * Element-wise operations on float arrays of one length, in loops that the JIT compiler turns into
 * vector instructions: whole arrays, no offsets. Four rows at a time where possible, since the
 * fifth is then fetched and stored once for all four.
 */
public final class VectorOps {
  private VectorOps() {}

  /**
   * Adds {@code a·x} to y.
   *
   * @param x at least as long as y
   */
  public static void add(float[] y, float a, float[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] += a * x[i];
    }
  }

  /** Adds a multiple of x to each of four rows. */
  static void addToFour(float[][] rows, float[] a, float[] x) {
    float[] y0 = rows[0];
    float[] y1 = rows[1];
    float[] y2 = rows[2];
    float[] y3 = rows[3];
    float a0 = a[0];
    float a1 = a[1];
    float a2 = a[2];
    float a3 = a[3];
    for (int i = 0; i < x.length; i++) {
      float w = x[i];
      y0[i] += a0 * w;
      y1[i] += a1 * w;
      y2[i] += a2 * w;
      y3[i] += a3 * w;
    }
  }

  /** Adds multiples of four rows to y. */
  static void addFour(float[] y, float[] a, float[][] rows) {
    float[] x0 = rows[0];
    float[] x1 = rows[1];
    float[] x2 = rows[2];
    float[] x3 = rows[3];
    float a0 = a[0];
    float a1 = a[1];
    float a2 = a[2];
    float a3 = a[3];
    for (int i = 0; i < y.length; i++) {
      y[i] += a0 * x0[i] + a1 * x1[i] + a2 * x2[i] + a3 * x3[i];
    }
  }

  /** Adds a to every element of y. */
  static void add(float[] y, float a) {
    for (int i = 0; i < y.length; i++) {
      y[i] += a;
    }
  }

  /** Multiplies y by x, element by element. */
  static void multiply(float[] y, float[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] *= x[i];
    }
  }

  /** Sets every element of y to the greater one of y and x. */
  static void max(float[] y, float[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(y[i], x[i]);
    }
  }

  /**
   * Sets y to exp(y − most), computed as the 256th power of the exponential of a 256th, whose
   * series is short: four significant digits, and unlike {@link Math#exp} one vector instruction
   * for many elements.
   *
   * @param most at least y; differences beyond 60 count as 60: the gradients of less would be
   *     denormal numbers, which a processor takes a hundred times as long for
   */
  static void exp(float[] y, float[] most) {
    for (int i = 0; i < y.length; i++) {
      float x = Math.max(y[i] - most[i], -60) * (1f / 256);
      float e = 1 + x * (1 + x * (1f / 2 + x * (1f / 6 + x * (1f / 24 + x * (1f / 120)))));
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      y[i] = e;
    }
  }
}
