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
    float[] ofRows = GramMatrix.ofRows(matrix, width);
    float[] ofColumns = GramMatrix.ofColumns(matrix, width);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
          sum += (double) matrix[i * width + k] * matrix[j * width + k];
        }
        assertThat((double) ofRows[i * rows + j]).isCloseTo(sum, within(1e-3));
      }
    }
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < rows; k++) {
          sum += (double) matrix[k * width + i] * matrix[k * width + j];
        }
        assertThat((double) ofColumns[i * width + j]).isCloseTo(sum, within(1e-3));
      }
    }
  }
}
