package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.SettingsException;
import recommender.kernel.OffHeapFloats;

class InverseTest {

  /** [2 1; 1 3] has the determinant 5; what is below the diagonal is not read. */
  @Test
  void theInverseIsWholeAndInPlace() {
    INDArray array = Nd4j.createFromArray(2, 1, Float.NaN, 3);
    OffHeapFloats inverse = new Inverse(array, 2).invert(InverseTest::refusal);
    float[] numbers = new float[4];
    inverse.read(0, numbers);
    assertThat(numbers).containsExactly(new float[] {0.6f, -0.2f, -0.2f, 0.4f}, within(1e-6f));
    assertThat(array.toFloatVector()).isEqualTo(numbers);
  }

  @Test
  void aSingularMatrixIsRefused() {
    INDArray array = Nd4j.createFromArray(4f, 4f, 4f, 4f);
    assertThatThrownBy(() -> new Inverse(array, 2).invert(InverseTest::refusal))
        .hasMessage("refused");
  }

  /** Hilbert's matrix 1 / (i + j + 1): single precision has no digits left for the inverse. */
  @Test
  void anInaccurateInverseIsRefused() {
    assertThatThrownBy(() -> hilbert(7, 0).invert(InverseTest::refusal)).hasMessage("refused");
    assertThat(hilbert(7, 0.1f).invert(InverseTest::refusal).length()).isEqualTo(49);
  }

  private static Inverse hilbert(int size, float more) {
    float[] numbers = new float[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        numbers[i * size + j] = 1f / (i + j + 1) + (i == j ? more : 0);
      }
    }
    return new Inverse(Nd4j.createFromArray(numbers), size);
  }

  private static SettingsException refusal() {
    return new SettingsException("refused");
  }
}
