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

  /** A copy of the layer's offsets; all zero when it has none. */
  float[] offsets();

  /**
   * Takes the gradient of the layer's offsets.
   *
   * @param gradient may be overwritten
   */
  void updateOffsets(float[] gradient);
}
