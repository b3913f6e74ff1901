package recommender.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.network.SparseNetwork;

/** Keeps the parameters of the epoch with the best value on validation, and counts those since. */
final class BestEpoch {
  private final ValidationMetric.Better better;
  private int epoch;
  private double value;
  private INDArray parameters;

  BestEpoch(ValidationMetric.Better better) {
    this.better = better;
    this.value = better.worst();
  }

  /** Takes note of an epoch. */
  void offer(int candidate, double candidateValue, SparseNetwork network) {
    if (better.than(candidateValue, value)) {
      epoch = candidate;
      value = candidateValue;
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

  double value() {
    return value;
  }

  void restore(SparseNetwork network) {
    network.setParams(parameters);
  }
}
