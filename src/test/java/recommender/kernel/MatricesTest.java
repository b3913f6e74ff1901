package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MatricesTest {
  private static final float[][] ROWS = {{1, 2, 3}, {4, 5, 6}};

  @Test
  void rowsAreCopiedThereAndBack() {
    try (INDArray matrix = Matrices.of(ROWS)) {
      assertThat(matrix.shape()).containsExactly(2, 3);
      assertThat(matrix.ordering()).isEqualTo('c');
      assertThat(matrix.getFloat(1, 0)).isEqualTo(4);
      assertThat(Matrices.rows(matrix)).isDeepEqualTo(ROWS);
    }
  }

  @Test
  void aMatrixInAnotherOrderIsReadByRows() {
    try (INDArray matrix = Nd4j.create(new float[] {1, 4, 2, 5, 3, 6}, new int[] {2, 3}, 'f')) {
      assertThat(Matrices.rows(matrix)).isDeepEqualTo(ROWS);
    }
    try (INDArray transposed = Nd4j.create(new float[][] {{1, 4}, {2, 5}, {3, 6}})) {
      assertThat(Matrices.rows(transposed.transpose())).isDeepEqualTo(ROWS);
    }
  }
}
