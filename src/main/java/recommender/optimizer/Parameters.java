package recommender.optimizer;

import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.kernel.OffHeapFloats;
import recommender.kernel.Row;

/**
 * All parameters of a network in training, and beside each the optimiser's state.
 *
 * @param weights of all layers
 * @param states as many times as long: one state of all weights after another
 * @param decay what the L2 term adds to the gradient of a weight w, in units of w
 */
public record Parameters(OffHeapFloats weights, OffHeapFloats states, float decay) {

  /**
   * @param states null when the optimiser keeps none
   */
  public static Parameters of(INDArray weights, INDArray states, double decay) {
    return new Parameters(
        new OffHeapFloats(weights),
        states == null ? null : new OffHeapFloats(states),
        (float) decay);
  }

  /** The same for offsets, which have no L2 term. */
  public Parameters withoutDecay() {
    return new Parameters(weights, states, 0);
  }

  void read(long at, Row row) {
    weights.read(at, row.weights());
    for (int i = 0; i < row.states().length; i++) {
      states.read(i * weights.length() + at, row.states()[i]);
    }
  }

  void write(long at, Row row) {
    weights.write(at, row.weights());
    for (int i = 0; i < row.states().length; i++) {
      states.write(i * weights.length() + at, row.states()[i]);
    }
  }
}
