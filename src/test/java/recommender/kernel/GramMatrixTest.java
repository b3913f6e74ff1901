package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GramMatrixTest {
  private static final float[] THREE_OF_TWO = {1, 2, 3, 4, 5, 6};

  @Test
  void productsOfRowsAreTheLowerTriangle() {
    assertThat(GramMatrix.ofRows(THREE_OF_TWO, 2)).containsExactly(5, 0, 0, 11, 25, 0, 17, 39, 61);
  }

  @Test
  void productsOfColumnsAreTheLowerTriangle() {
    assertThat(GramMatrix.ofColumns(THREE_OF_TWO, 2)).containsExactly(35, 0, 44, 56);
  }

  /** Of a size at which OpenBLAS takes blocks. */
  @Test
  void largeOnesAgreeWithSumsInDoublePrecision() {
    int rows = 130;
    int width = 250;
    Random random = new Random(1);
    float[] matrix = new float[rows * width];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) random.nextGaussian();
    }
    assertThat(GramMatrix.ofRows(matrix, width))
        .containsExactly(lower(rows, width, (i, k) -> matrix[i * width + k]), within(1e-3f));
    assertThat(GramMatrix.ofColumns(matrix, width))
        .containsExactly(lower(width, rows, (i, k) -> matrix[k * width + i]), within(1e-3f));
  }

  /** Component k of vector i. */
  private interface Vectors {
    double at(int i, int k);
  }

  private static float[] lower(int count, int length, Vectors vectors) {
    float[] products = new float[count * count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
          sum += vectors.at(i, k) * vectors.at(j, k);
        }
        products[i * count + j] = (float) sum;
      }
    }
    return products;
  }
}
