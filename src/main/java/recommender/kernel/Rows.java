package recommender.kernel;

/**
 * The weights of a sparse layer, a row for each item, and its offsets.
 *
 * <p>Threads may work on different rows at the same time, each with a {@link Row} of its own.
 */
public interface Rows {

  /** Room for one row. */
  Row room();

  /** Reads the weights of an item. */
  void read(int item, Row row);

  /** A copy of the layer's offsets; all zero when it has none. */
  float[] offsets();

  /** Takes the gradient of the layer's offsets, which may be overwritten. */
  void endOffsets(float[] gradient);
}
