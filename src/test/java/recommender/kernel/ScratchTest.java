package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ScratchTest {

  @Test
  void matricesOfEveryShapeAreStoredColumnAfterColumn() {
    try (Scratch scratch = new Scratch()) {
      for (int[] shape : new int[][] {{3, 2}, {1, 4}, {4, 1}, {1, 1}, {5, 7}, {2, 3}}) {
        INDArray matrix = scratch.matrix(shape[0], shape[1]);
        assertThat(matrix.shape()).containsExactly(shape[0], shape[1]);
        OffHeapFloats floats = new OffHeapFloats(matrix);
        for (int column = 0; column < shape[1]; column++) {
          for (int row = 0; row < shape[0]; row++) {
            floats.write((long) column * shape[0] + row, new float[] {100 * row + column});
          }
        }
        assertThat(matrix.getFloat(shape[0] - 1, shape[1] - 1))
            .isEqualTo(100 * (shape[0] - 1) + shape[1] - 1);
        assertThat(matrix.getFloat(0, shape[1] - 1)).isEqualTo(shape[1] - 1);
      }
    }
  }

  @Test
  void matricesThatAreNotLargerReuseTheMemory() {
    try (Scratch scratch = new Scratch()) {
      long address = scratch.matrix(5, 7).data().address();
      assertThat(scratch.matrix(7, 5).data().address()).isEqualTo(address);
      assertThat(scratch.matrix(2, 3).data().address()).isEqualTo(address);
    }
  }

  @Test
  void theMemoryOutlivesAWorkspace() {
    try (Scratch scratch = new Scratch()) {
      try (MemoryWorkspace open =
          Nd4j.getWorkspaceManager()
              .getAndActivateWorkspace(WorkspaceConfiguration.builder().build(), "SCRATCH_TEST")) {
        assertThat(Nd4j.zeros(2, 2).isAttached()).isTrue();
        assertThat(scratch.matrix(2, 2).isAttached()).isFalse();
        assertThat(open.isScopeActive()).isTrue();
      }
      assertThat(scratch.matrix(2, 2).isAttached()).isFalse();
    }
  }

  @Test
  void canBeUsedAgainAfterItWasClosed() {
    Scratch scratch = new Scratch();
    scratch.close();
    scratch.matrix(2, 2);
    scratch.close();
    assertThat(scratch.matrix(2, 2).assign(3).sumNumber().intValue()).isEqualTo(12);
    scratch.close();
  }
}
