package recommender.ease;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.SettingsException;
import recommender.kernel.NativeThreads;
import recommender.kernel.OffHeapFloats;

/**
 * Closed-form solution of an embarrassingly shallow autoencoder (EASE): with X [users × items] of
 * zeros and ones, G = XᵀX and P = (G + λI)⁻¹, the weights that minimise |X − XB|² + λ|B|² under a
 * diagonal of zeros are B = −P with every column divided by its number on the diagonal.
 *
 * <p>The time grows with the cube of the number of positive items: those that are nobody's
 * positives have no weights, and are left out of the inversion.
 *
 * @see <a href="https://arxiv.org/abs/1905.03375">Steck, Embarrassingly Shallow Autoencoders for
 *     Sparse Data, WWW 2019</a>
 */
public final class Ease {
  /** Above it LAPACK's and DL4J's numbers of 32 bits would not count the weights. */
  public static final int MOST_ITEMS = 46_340;

  /** LAPACK counts by columns, so that its lower triangle is our upper one. */
  private static final byte UPPER = 'L';

  /** Tolerance of the check of the inverse. */
  private static final double TOLERANCE = 0.01;

  private final OffHeapFloats gram;
  private final int items;
  private final int[] positive;

  /**
   * @param gram G, floats in rows [items × items], of which the upper triangle is read; stays as it
   *     is
   * @throws IllegalArgumentException with more than {@link #MOST_ITEMS}
   */
  public Ease(INDArray gram) {
    if (gram.rows() > MOST_ITEMS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "expected at most %,d items, was %,d", MOST_ITEMS, gram.rows()));
    }
    this.gram = new OffHeapFloats(gram);
    this.items = gram.rows();
    this.positive = IntStream.range(0, items).filter(item -> count(item) > 0).toArray();
  }

  private float count(int item) {
    float[] count = new float[1];
    gram.read((long) item * items + item, count);
    return count[0];
  }

  /**
   * The weights for an L2 coefficient, in one array [items × items] beside G.
   *
   * @param l2 λ, the coefficient of |B|², at least 0
   * @throws SettingsException when it is too small for single precision
   */
  public EaseWeights weights(double l2) {
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, 1, (long) items * items);
    try {
      OffHeapFloats floats = new OffHeapFloats(array);
      compact(floats, (float) l2);
      NativeThreads.withAllForBlas(() -> invert(array, l2));
      new Square(floats, positive.length).mirror();
      tryOut(floats, l2);
      return new EaseWeights(array, divided(floats));
    } catch (Throwable e) {
      array.close();
      throw e;
    }
  }

  /** G + λI of the positive items; below the diagonal there is something of no meaning. */
  private void compact(OffHeapFloats to, float l2) {
    float[] all = new float[items];
    float[] row = new float[positive.length];
    for (int i = 0; i < positive.length; i++) {
      gram.read((long) positive[i] * items, all);
      for (int j = i; j < positive.length; j++) {
        row[j] = all[positive[j]];
      }
      row[i] += l2;
      to.write((long) i * positive.length, row);
    }
  }

  private void invert(INDArray array, double l2) {
    int size = positive.length;
    FloatPointer matrix = new FloatPointer(array.data().addressPointer());
    int stride = Math.max(1, size);
    int failed =
        openblas.LAPACKE_spotrf_work(openblas.LAPACK_COL_MAJOR, UPPER, size, matrix, stride);
    if (failed == 0) {
      failed = openblas.LAPACKE_spotri_work(openblas.LAPACK_COL_MAJOR, UPPER, size, matrix, stride);
    }
    if (failed != 0) {
      throw tooSmall(l2);
    }
  }

  /**
   * P(G + λI)v has to be v, whatever v is: rounding may have spoilt P without LAPACK's notice, and
   * so may LAPACK (OpenBLAS 0.3.19 on AVX-512 does in double precision, its issue 3534).
   */
  private void tryOut(OffHeapFloats inverse, double l2) {
    double[] signs = IntStream.range(0, positive.length).mapToDouble(Ease::sign).toArray();
    double[] image = image(signs, l2);
    float[] row = new float[positive.length];
    for (int i = 0; i < positive.length; i++) {
      inverse.read((long) i * positive.length, row);
      double found = 0;
      for (int j = 0; j < positive.length; j++) {
        found += row[j] * image[j];
      }
      boolean right = Math.abs(found - signs[i]) <= TOLERANCE;
      if (!right) {
        throw tooSmall(l2);
      }
    }
  }

  /** 1 or -1 without a pattern: the highest bit of multiples of the golden ratio. */
  private static int sign(int item) {
    return 1 - 2 * (item * 0x9E3779B9 >>> 31);
  }

  /** (G + λI)v for the positive items. */
  private double[] image(double[] v, double l2) {
    double[] image = new double[v.length];
    float[] all = new float[items];
    for (int i = 0; i < v.length; i++) {
      gram.read((long) positive[i] * items, all);
      image[i] += (all[positive[i]] + l2) * v[i];
      for (int j = i + 1; j < v.length; j++) {
        double count = all[positive[j]];
        image[i] += count * v[j];
        image[j] += count * v[i];
      }
    }
    return image;
  }

  /**
   * Makes −P of the positive items, every row divided by its number on the diagonal, into rows of
   * all items, from the last to the first: none overwrites one that is still to be read.
   *
   * @return the numbers on the diagonal, 1 for items that are nobody's positives
   */
  private float[] divided(OffHeapFloats floats) {
    float[] diagonal = new float[items];
    Arrays.fill(diagonal, 1);
    float[] row = new float[positive.length];
    float[] all = new float[items];
    int next = positive.length - 1;
    for (int item = items - 1; item >= 0; item--) {
      Arrays.fill(all, 0);
      if (next >= 0 && positive[next] == item) {
        floats.read((long) next * positive.length, row);
        diagonal[item] = row[next];
        for (int i = 0; i < row.length; i++) {
          all[positive[i]] = -row[i] / diagonal[item];
        }
        all[item] = 0;
        next--;
      }
      floats.write((long) item * items, all);
    }
    return diagonal;
  }

  private static SettingsException tooSmall(double l2) {
    return new SettingsException(
        "network.l2: expected a number that is large enough to invert the matrix of positives in single precision, was %s; try a larger one, such as 100"
            .formatted(l2));
  }
}
