package recommender.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.network.SparseNetwork;

/** A copy of the parameters of the best epoch so far, off the heap. */
final class BestParameters {
  private INDArray parameters;

  /** Takes them, into the same array every time: one left to the collector may stay for long. */
  void keep(SparseNetwork network) {
    if (parameters == null) {
      parameters = network.params().dup();
    } else {
      parameters.assign(network.params());
    }
  }

  /** The array itself. */
  INDArray array() {
    return parameters;
  }

  /** Gives them back to the network. */
  void restore(SparseNetwork network) {
    network.setParams(parameters);
  }
}
