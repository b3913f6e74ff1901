package recommender.model;

import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.network.OptimizerState;

/**
 * A network of a run with all that a training goes on from. Its arrays lie off the heap.
 *
 * @param columns ids of items or, where vectors are those of items, of users
 * @param network of stock layers
 * @param optimizer empty of a run that did not keep it
 */
public record LearnedNetwork(
    Items columns, MultiLayerNetwork network, Optional<OptimizerState> optimizer)
    implements AutoCloseable {

  /** Frees the arrays. */
  @Override
  public void close() {
    network.close();
    optimizer.ifPresent(OptimizerState::close);
  }
}
