package recommender.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Keeps the parameters of the epoch with the lowest validation RMSE, and counts those since. */
final class BestEpoch {
  private int epoch;
  private double rmse = Double.POSITIVE_INFINITY;
  private INDArray parameters;

  /** Takes note of an epoch. */
  void offer(int candidate, double candidateRmse, MultiLayerNetwork network) {
    if (candidateRmse < rmse) {
      epoch = candidate;
      rmse = candidateRmse;
      parameters = network.params().dup();
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

  void restore(MultiLayerNetwork network) {
    network.setParams(parameters);
  }
}
