package recommender.optimizer;

import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.kernel.OffHeapFloats;
import recommender.kernel.Row;

/**
 * Parameters of a network in training and the optimiser's state of each, off the heap.
 *
 * @param weights parameters of all layers
 * @param states [states][parameters] as one array; null when the optimiser keeps none
 * @param decay d, when the L2 term adds d·w to the gradient of a weight w
 */
public record Parameters(OffHeapFloats weights, OffHeapFloats states, float decay) {

  /**
   * The parameters over ND4J's arrays, which stay in use.
   *
   * @param states null when the optimiser keeps none
   */
  public static Parameters of(INDArray weights, INDArray states, double decay) {
    return new Parameters(
        new OffHeapFloats(weights),
        states == null ? null : new OffHeapFloats(states),
        (float) decay);
  }

  /** These parameters without the L2 term, which offsets do not have. */
  public Parameters withoutDecay() {
    return new Parameters(weights, states, 0);
  }

  /**
   * Reads weights and states of {@code row.weights().length} parameters from index {@code at} on.
   */
  void read(long at, Row row) {
    weights.read(at, row.weights());
    for (int i = 0; i < row.states().length; i++) {
      states.read(i * weights.length() + at, row.states()[i]);
    }
  }

  /** Writes weights and states of a row from index {@code at} on. */
  void write(long at, Row row) {
    weights.write(at, row.weights());
    for (int i = 0; i < row.states().length; i++) {
      states.write(i * weights.length() + at, row.states()[i]);
    }
  }
}
