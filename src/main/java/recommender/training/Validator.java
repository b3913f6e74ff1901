package recommender.training;

import java.util.function.ToDoubleFunction;
import recommender.network.SparseNetwork;

/**
 * The validation metric of a network on one validation part.
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
