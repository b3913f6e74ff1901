package recommender.model;

import java.util.List;
import recommender.network.NetworkGraph;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * Loaded network of user vectors. Items are alike as far as their weights of the last layer point
 * the same way.
 */
final class LoadedNetwork implements LoadedModel {
  private final SparseNetwork network;
  private final InputTransform transform;
  private final NetworkInput input;
  private final Pool<SparseNetwork> networks;
  private Cosines cosines;

  /**
   * A loaded network that owns it.
   *
   * @param input from ratings to its inputs
   */
  LoadedNetwork(SparseNetwork network, NetworkInput input) {
    this.network = network;
    this.transform = input.transform();
    this.input = input;
    this.networks = new Pool<>(Snapshot.of(network)::restore);
  }

  /** Predicted ratings, not clipped; of a network that ranks its logits. */
  @Override
  public float[][] scores(List<FedUser> users) {
    List<UserVector> fed = users.stream().map(FedUser::ratings).toList();
    return networks.with(network -> new NetworkScorer(network, transform).scores(fed));
  }

  @Override
  public Value scores(OnnxGraph graph, Value ratings) {
    return input.scores(graph, ratings, new NetworkGraph(network)::outputs);
  }

  @Override
  public float[][] similarities(int[] items) {
    return cosines().of(items);
  }

  private synchronized Cosines cosines() {
    if (cosines == null) {
      cosines = Cosines.of(network.outputWeights());
    }
    return cosines;
  }

  @Override
  public synchronized void close() {
    network.close();
    if (cosines != null) {
      cosines.close();
    }
  }
}
