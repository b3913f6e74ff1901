package recommender.onnx;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Weights of a model as a graph has them: a matrix, or a vector, of floats, which is read row by
 * row, so that it need not be in memory a second time.
 *
 * @param name in the graph and of a file of its own
 * @param meaning one sentence for whoever reads them elsewhere
 * @param shape rows and columns; of a vector its length alone
 * @param rowAt gives a row, of a vector its only one
 */
public record Weights(
    String name, String meaning, List<Integer> shape, IntFunction<float[]> rowAt) {

  /** A matrix that is in memory. */
  public static Weights matrix(String name, String meaning, float[][] rows) {
    return new Weights(name, meaning, List.of(rows.length, rows[0].length), row -> rows[row]);
  }

  /** A vector. */
  public static Weights vector(String name, String meaning, float[] values) {
    return new Weights(name, meaning, List.of(values.length), row -> values);
  }

  /** Number of rows; 1 of a vector. */
  public int rows() {
    return shape.size() == 1 ? 1 : shape.get(0);
  }

  /** Length of a row. */
  public int columns() {
    return shape.get(shape.size() - 1);
  }

  /** Bytes of all floats. */
  public long bytes() {
    return (long) rows() * columns() * Float.BYTES;
  }
}
