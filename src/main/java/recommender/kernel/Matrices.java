package recommender.kernel;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies matrices between ND4J's arrays and float[rows][columns] on the heap. */
public final class Matrices {
  private Matrices() {}

  /** A copy of the rows as a matrix in 'c' order, in the memory that the workspace assigns. */
  public static INDArray of(float[][] rows, ArrayType type, LayerWorkspaceMgr workspace) {
    long[] shape = {rows.length, rows[0].length};
    return filled(workspace.createUninitialized(type, DataType.FLOAT, shape, 'c'), rows);
  }

  /**
   * The same in memory of its own. ND4J would copy all rows twice on the way there, once on the
   * heap and once off it.
   */
  public static INDArray of(float[][] rows) {
    return filled(Nd4j.createUninitialized(DataType.FLOAT, rows.length, rows[0].length), rows);
  }

  private static INDArray filled(INDArray matrix, float[][] rows) {
    OffHeapFloats floats = new OffHeapFloats(matrix);
    for (int row = 0; row < rows.length; row++) {
      floats.write(row * matrix.size(1), rows[row]);
    }
    return matrix;
  }

  /** A copy of a matrix: [rows][columns]. */
  public static float[][] rows(INDArray matrix) {
    int width = (int) matrix.size(1);
    float[][] rows = new float[(int) matrix.size(0)][width];
    boolean contiguous =
        matrix.ordering() == 'c' && matrix.stride(1) == 1 && matrix.stride(0) == width;
    INDArray ordered = contiguous ? matrix : matrix.dup('c');
    OffHeapFloats floats = new OffHeapFloats(ordered);
    for (int row = 0; row < rows.length; row++) {
      floats.read((long) row * width, rows[row]);
    }
    if (!contiguous && ordered.closeable()) {
      // Outside a workspace only the garbage collector would free it, which does not see its size.
      ordered.close();
    }
    return rows;
  }
}
