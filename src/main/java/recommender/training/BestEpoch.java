package recommender.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.network.SparseNetwork;

/** Keeps the parameters of the epoch with the lowest validation RMSE, and counts those since. */
final class BestEpoch {
  private int epoch;
  private double rmse = Double.POSITIVE_INFINITY;
  private INDArray parameters;

  /** Takes note of an epoch. */
  void offer(int candidate, double candidateRmse, SparseNetwork network) {
    if (candidateRmse < rmse) {
      epoch = candidate;
      rmse = candidateRmse;
      keep(network.params());
    }
  }

  /** In the same array every time: one left to the collector may stay for long. */
  private void keep(INDArray current) {
    if (parameters == null) {
      parameters = current.dup();
    } else {
      parameters.assign(current);
    }
  }

  /** Whether {@code patience} epochs in a row were no better; 0 waits for ever. */
  boolean isStaleAt(int current, int patience) {
    return patience > 0 && current - epoch >= patience;
  }

  int epoch() {
    return epoch;
  }

  double rmse() {
    return rmse;
  }

  void restore(SparseNetwork network) {
    network.setParams(parameters);
  }
}
