package recommender.network;

/**
 * The weights of a sparse layer, a row for each item, and what becomes of their gradient.
 *
 * <p>Threads may work on different rows at the same time, each with a {@link Row} of its own.
 */
interface Rows {

  /** Room for one row. */
  Row room();

  /** Reads the weights of an item. */
  void read(int item, Row row);

  /** Reads what {@link #end} will need besides the gradient, the weights among it. */
  void begin(int item, Row row);

  /** Takes the gradient of an item's weights, which is whole and may be overwritten. */
  void end(int item, Row row);

  /** Takes the gradient of the layer's offsets, which may be overwritten. */
  void endOffsets(float[] gradient);

  /** A copy of the layer's offsets; all zero when it has none. */
  float[] offsets();
}
