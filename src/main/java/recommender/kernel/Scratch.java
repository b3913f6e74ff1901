package recommender.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Off-heap memory that one matrix after another is laid out in. */
final class Scratch implements AutoCloseable {
  private INDArray memory;

  /**
   * A matrix in 'f' order with arbitrary content, valid until the next call.
   *
   * @param rows at least 1
   * @param columns at least 1
   */
  INDArray matrix(int rows, int columns) {
    long length = (long) rows * columns;
    if (memory == null || memory.length() < length) {
      close();
      // A workspace, which training has open, would take it back at the end of the mini-batch.
      MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
      try {
        memory = Nd4j.createUninitialized(DataType.FLOAT, length);
      } finally {
        outside.close();
      }
    }
    INDArray part =
        memory.length() == length ? memory : memory.get(NDArrayIndex.interval(0, length));
    return part.reshape('f', rows, columns);
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
      memory = null;
    }
  }
}
