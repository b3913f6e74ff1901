package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 64, 500})
  void everyImplementationGivesTheSameProduct(int length) {
    Random random = new Random(length);
    float[] a = new float[length];
    float[] b = new float[length];
    double expected = 0;
    for (int i = 0; i < length; i++) {
      a[i] = random.nextFloat() - .5f;
      b[i] = random.nextFloat() - .5f;
      expected += (double) a[i] * b[i];
    }
    for (Dot dot : List.of(new Dot.Plain(), new Dot.Blas(), Dot.best())) {
      assertThat((double) dot.of(a, b)).isCloseTo(expected, within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 16})
  void rowsTogetherGiveTheProductsOfEach(int count) {
    Random random = new Random(count);
    float[] vector = new float[9];
    float[] rows = new float[count * 9];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextFloat() - .5f;
      vector[i % 9] = random.nextFloat() - .5f;
    }
    for (Dot dot : List.of(new Dot.Plain(), new Dot.Blas())) {
      float[] products = new float[count];
      dot.ofRows(rows, vector, products);
      for (int i = 0; i < count; i++) {
        double expected = 0;
        for (int k = 0; k < 9; k++) {
          expected += (double) rows[i * 9 + k] * vector[k];
        }
        assertThat((double) products[i]).isCloseTo(expected, within(1e-5));
      }
    }
  }
}
