package recommender.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.kernel.LayerParameters;

/**
 * Where a network in training form keeps what belongs to its columns: rows of the first layer, one
 * for each input of a column, rows of the last one, unless those are the first's, and offsets. All
 * other parameters lie between the two in one piece.
 *
 * @param first layout of the first layer
 * @param last layout of the last layer
 */
record ColumnRows(LayerParameters first, LayerParameters last) {

  static ColumnRows of(SparseNetwork network) {
    SparseInputLayer first = (SparseInputLayer) network.getLayer(0).conf().getLayer();
    ObservedOutputLayer last =
        (ObservedOutputLayer) network.getLayer(network.getnLayers() - 1).conf().getLayer();
    INDArray parameters = network.params();
    long at = parameters.length() - last.parameters(0).length();
    return new ColumnRows(first.parameters(0), last.parameters(at));
  }

  /** Number of columns. */
  int columns() {
    return last.offsetCount();
  }

  /** Inputs of each column. */
  int channels() {
    return first.rows() / columns();
  }

  /** Index of the first parameter that belongs to no column. */
  long middle() {
    return first.offsetsAt();
  }

  /** Number of parameters that belong to no column. */
  long middleLength() {
    return last.at() - middle();
  }

  /** Whether the last layer has weights of its own. */
  boolean hasOutputRows() {
    return last.rows() > 0;
  }

  /** Number of parameters. */
  long length() {
    return last.at() + last.length();
  }
}
