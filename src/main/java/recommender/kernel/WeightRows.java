package recommender.kernel;

/**
 * Weights of a sparse layer, one row of [units] for each item, and the offsets of the layer.
 *
 * <p>Threads may work on different rows at the same time, each with a {@link Row} of its own.
 */
public interface WeightRows {

  /** A buffer for one row at a time. */
  Row buffer();

  /** Reads the weights of an item. */
  void read(int item, Row row);

  /**
   * Reads the weights of successive items.
   *
   * @param from the first item
   * @param to as long as some rows; is filled with one after the other
   */
  default void read(int from, float[] to) {
    Row row = buffer();
    int width = row.weights().length;
    for (int i = 0; i < to.length / width; i++) {
      read(from + i, row);
      System.arraycopy(row.weights(), 0, to, i * width, width);
    }
  }

  /** A copy of the layer's offsets; all zero when it has none. */
  float[] offsets();

  /**
   * Takes the gradient of the layer's offsets.
   *
   * @param gradient may be overwritten
   */
  void updateOffsets(float[] gradient);
}
