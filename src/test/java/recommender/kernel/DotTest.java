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
}
