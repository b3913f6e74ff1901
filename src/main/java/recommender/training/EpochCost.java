package recommender.training;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import recommender.network.SoftmaxOutputLayer;
import recommender.network.SparseNetwork;
import recommender.vectors.MiniBatches;

/**
 * Estimate of the seconds of an epoch, from counts.
 *
 * <p>The constants are estimates of a core of a server. Only their ratio to the costs of a {@link
 * StateTransport} matters, and that only roughly.
 */
final class EpochCost {
  /** Seconds for a rating and a unit of the layer next to it, forward and backward. */
  private static final double RATING = 3.3e-10;

  /** Seconds for a user and a weight between two hidden layers, forward and backward. */
  private static final double WEIGHT = 8e-11;

  /** Seconds for a parameter and a mini-batch, of the optimiser. */
  private static final double PARAMETER = 1e-9;

  private EpochCost() {}

  /** Seconds that each of the workers trains in an epoch, about. */
  static double seconds(SparseNetwork network, MiniBatches batches) {
    List<FeedForwardLayer> layers =
        IntStream.range(0, network.getnLayers())
            .mapToObj(layer -> (FeedForwardLayer) network.getLayer(layer).conf().getLayer())
            .toList();
    FeedForwardLayer last = layers.get(layers.size() - 1);
    double ratings = (double) batches.ratings() * (layers.get(0).getNOut() + last.getNIn());
    double logits = last instanceof SoftmaxOutputLayer softmax ? logits(softmax) : 0;
    double weights =
        layers.subList(1, layers.size() - 1).stream()
            .mapToDouble(layer -> (double) layer.getNIn() * layer.getNOut())
            .sum();
    double steps = (double) network.numParams() * batches.assignment().batches();
    double perUser = WEIGHT * (weights + logits);
    double all = RATING * ratings + perUser * batches.assignment().users() + PARAMETER * steps;
    return all / batches.assignment().workers();
  }

  /** Weights that a user's likelihood runs over. */
  private static double logits(SoftmaxOutputLayer layer) {
    long candidates = layer.getNegatives() == 0 ? layer.getNOut() : layer.getNegatives();
    return (double) candidates * layer.getNIn();
  }
}
