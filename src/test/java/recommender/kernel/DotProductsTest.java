package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotProductsTest {

  /** One vector and several, with fewer rows than are multiplied at once, as many, and more. */
  @ParameterizedTest
  @CsvSource({"1, 3", "1, 5000", "3, 1", "3, 5000", "7, 1", "7, 2048", "7, 5000"})
  void agreeWithSumsInDoublePrecision(int vectors, int rows) {
    int width = 5;
    Random random = new Random(rows);
    float[][] some = random(vectors, width, random);
    float[][] all = random(rows, width, random);
    try (DotProducts products = new DotProducts(all)) {
      float[][] actual = products.of(some);
      assertThat(actual).hasDimensions(vectors, rows);
      for (int i = 0; i < vectors; i++) {
        for (int j = 0; j < rows; j++) {
          double sum = 0;
          for (int k = 0; k < width; k++) {
            sum += (double) some[i][k] * all[j][k];
          }
          assertThat((double) actual[i][j]).isCloseTo(sum, within(1e-5));
        }
      }
    }
  }

  private static float[][] random(int rows, int width, Random random) {
    float[][] matrix = new float[rows][width];
    for (float[] row : matrix) {
      for (int i = 0; i < width; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return matrix;
  }
}
