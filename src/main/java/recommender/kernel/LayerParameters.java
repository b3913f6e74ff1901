package recommender.kernel;

/**
 * Layout of a layer's parameters in the parameter vector of its network: a row of weights for each
 * item, then the offsets.
 *
 * @param at index of the first parameter
 * @param rows number of rows, one for each item
 * @param width of a row: units on the layer's other side
 * @param offsetCount number of offsets
 * @param hasOffsets whether the offsets are parameters; else all are zero
 */
public record LayerParameters(long at, int rows, int width, int offsetCount, boolean hasOffsets) {

  /** Index of the first weight of an item. */
  public long row(int item) {
    return at + (long) item * width;
  }

  /** Number of parameters. */
  public long length() {
    return (long) rows * width + (hasOffsets ? offsetCount : 0);
  }

  /** Index of the first offset. */
  public long offsetsAt() {
    return at + (long) rows * width;
  }
}
