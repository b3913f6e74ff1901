package recommender.testing;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Large array of which no page is written to, and so takes no memory, before the test does: what
 * ND4J allocates, "uninitialized" or not, it fills.
 */
public final class Untouched implements AutoCloseable {
  private final FloatPointer memory;
  private final INDArray array;

  /**
   * @param length number of floats
   */
  public Untouched(long length) {
    memory = new FloatPointer(length);
    array =
        Nd4j.create(
            Nd4j.createBuffer(memory, DataType.FLOAT, length, FloatIndexer.create(memory)),
            new long[] {1, length},
            new long[] {length, 1},
            0,
            'c',
            DataType.FLOAT);
  }

  /** [1, length]. */
  public INDArray array() {
    return array;
  }

  @Override
  public void close() {
    memory.close();
  }
}
