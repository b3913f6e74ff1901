package recommender.fused;

import java.util.List;
import recommender.kernel.VectorOps;
import recommender.model.FedUser;
import recommender.model.LoadedModel;
import recommender.onnx.Attribute;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;

/**
 * Loaded network with EASE beside it. Items are alike as far as the network says so.
 *
 * @param network whose scores are logits
 * @param weight of the scores of EASE, at least 0
 */
record LoadedFused(LoadedModel network, LoadedModel ease, double weight) implements LoadedModel {

  @Override
  public float[][] scores(List<FedUser> users) {
    float[][] sums = network.scores(users);
    float[][] other = ease.scores(users);
    for (int user = 0; user < sums.length; user++) {
      FusedScorer.normalise(sums[user]);
      VectorOps.add(sums[user], (float) weight, other[user]);
    }
    return sums;
  }

  @Override
  public Value scores(OnnxGraph graph, Value ratings) {
    List<Attribute> overItems = List.of(Attribute.of("axis", 1));
    Value logSoftmax = graph.node("LogSoftmax", overItems, network.scores(graph, ratings));
    Value other = graph.node("Mul", ease.scores(graph, ratings), graph.number((float) weight));
    return graph.node("Add", logSoftmax, other);
  }

  @Override
  public float[][] similarities(int[] items) {
    return network.similarities(items);
  }

  @Override
  public void close() {
    network.close();
    ease.close();
  }
}
