package recommender.model;

import java.util.List;
import recommender.network.SparseNetwork;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;

/** Loaded model of item vectors. Items are alike as far as their codes point the same way. */
final class LoadedItemVectors implements LoadedModel {
  private final ItemVectorModel model;
  private final SparseNetwork network;
  private final FoldInScorer scorer;
  private Cosines cosines;

  /**
   * A loaded model.
   *
   * @param model that several threads may use
   * @param network to be closed with it
   */
  LoadedItemVectors(ItemVectorModel model, SparseNetwork network) {
    this.model = model;
    this.network = network;
    this.scorer = new FoldInScorer(model);
  }

  /** Predicted ratings, not clipped. */
  @Override
  public float[][] scores(List<FedUser> users) {
    return scorer.scores(users);
  }

  @Override
  public Value scores(OnnxGraph graph, Value ratings) {
    return new RidgeGraph(model.codes()).predictions(graph, ratings);
  }

  @Override
  public float[][] similarities(int[] items) {
    return cosines().of(items);
  }

  private synchronized Cosines cosines() {
    if (cosines == null) {
      cosines = Cosines.of(model.codes().hidden());
    }
    return cosines;
  }

  @Override
  public synchronized void close() {
    scorer.close();
    network.close();
    if (cosines != null) {
      cosines.close();
    }
  }
}
