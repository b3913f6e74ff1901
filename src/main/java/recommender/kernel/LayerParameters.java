package recommender.kernel;

/**
 * Where a sparse layer's parameters lie: a row of weights for each item, then the offsets.
 *
 * @param at of the first row
 * @param rows number of items with a row
 * @param width units on the layer's other side
 * @param offsetCount of the layer
 * @param hasOffsets whether they are parameters, or none and zero
 */
public record LayerParameters(long at, int rows, int width, int offsetCount, boolean hasOffsets) {

  /** Where the weights of an item begin. */
  public long row(int item) {
    return at + (long) item * width;
  }

  /** Number of parameters. */
  public long length() {
    return (long) rows * width + (hasOffsets ? offsetCount : 0);
  }

  /** Where the offsets begin. */
  public long offsetsAt() {
    return at + (long) rows * width;
  }
}
