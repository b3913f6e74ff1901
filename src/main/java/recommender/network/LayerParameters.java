package recommender.network;

import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/**
 * Where a sparse layer's parameters lie: a row of weights for each item, then the offsets.
 *
 * @param at of the first row
 * @param rows number of items with a row
 * @param width units on the layer's other side
 * @param offsetCount of the layer
 * @param hasOffsets whether they are parameters, or none and zero
 */
record LayerParameters(long at, int rows, int width, int offsetCount, boolean hasOffsets) {

  /** Of a first layer: its rows lead to the hidden units, which have the offsets. */
  static LayerParameters ofInput(FeedForwardLayer layer, long at) {
    int units = (int) layer.getNOut();
    return new LayerParameters(at, (int) layer.getNIn(), units, units, true);
  }

  /**
   * Of a last layer: its rows, if it has any, come from the hidden units, the items have the
   * offsets.
   */
  static LayerParameters ofOutput(ObservedOutputLayer layer, long at) {
    int items = (int) layer.getNOut();
    return new LayerParameters(at, layer.rows(), (int) layer.getNIn(), items, layer.hasBias());
  }

  /** Where the weights of an item begin. */
  long row(int item) {
    return at + (long) item * width;
  }

  /** Number of parameters. */
  long length() {
    return (long) rows * width + (hasOffsets ? offsetCount : 0);
  }

  /** Where the offsets begin. */
  long offsetsAt() {
    return at + (long) rows * width;
  }
}
