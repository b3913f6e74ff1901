package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.OffHeapFloats;

class SquareTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 128, 300})
  void mirrorCopiesTheUpperTriangleBelowTheDiagonal(int size) {
    INDArray array = counted(size);
    INDArray before = array.dup();
    new Square(new OffHeapFloats(array), size).mirror();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        assertThat(array.getFloat(i, j)).isEqualTo(before.getFloat(Math.min(i, j), Math.max(i, j)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 128, 300})
  void transposeExchangesRowsAndColumns(int size) {
    INDArray array = counted(size);
    INDArray turned = array.transpose().dup();
    new Square(new OffHeapFloats(array), size).transpose();
    assertThat(array).isEqualTo(turned);
  }

  /** Rows of two squares side by side: the second one is turned, the first stays. */
  @Test
  void aSquareMayBePartOfALargerMatrix() {
    INDArray array = Nd4j.createFromArray(new float[] {0, 1, 2, 3, 4, 5, 6, 7});
    new Square(new OffHeapFloats(array), 2, 2, 4).transpose();
    assertThat(array.toFloatVector()).containsExactly(0, 1, 2, 6, 4, 5, 3, 7);
  }

  private static INDArray counted(int size) {
    return Nd4j.arange(size * size).castTo(DataType.FLOAT).reshape(size, size).dup();
  }
}
