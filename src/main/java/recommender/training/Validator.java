package recommender.training;

import java.util.function.ToDoubleFunction;
import recommender.network.SparseNetwork;

/**
 * A validation part at work: what is measured of a network on it.
 *
 * @param metric which measure that is
 * @param measure gives the value of a network
 */
public record Validator(ValidationMetric metric, ToDoubleFunction<SparseNetwork> measure) {

  /** The value of a network. */
  public double value(SparseNetwork network) {
    return measure.applyAsDouble(network);
  }
}
