package recommender.ease;

import java.util.List;
import recommender.model.FedUser;
import recommender.model.LoadedModel;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.onnx.Weights;
import recommender.vectors.UserVector;

/**
 * Loaded weights of EASE. An item is as much like another as a user's liking of the other adds to
 * its score.
 */
record LoadedEase(EaseWeights weights, Channels channels) implements LoadedModel {

  @Override
  public float[][] scores(List<FedUser> users) {
    return weights.scores(users.stream().map(user -> channels.places(user.ratings())).toList());
  }

  @Override
  public Value scores(OnnxGraph graph, Value ratings) {
    Value matrix =
        graph.weights(
            new Weights(
                "ease.weights",
                "weights of EASE, a channel of an item a row and an item a column; channels of an"
                    + " item are beside each other",
                List.of(weights.items() * channels.count(), weights.items()),
                weights::row));
    return graph.node("MatMul", channels.inputs(graph, ratings), matrix);
  }

  @Override
  public float[][] similarities(int[] items) {
    float[][] similarities = new float[items.length][];
    for (int i = 0; i < items.length; i++) {
      similarities[i] = weights.scores(new int[] {items[i] * channels.count()});
    }
    return similarities;
  }

  @Override
  public boolean isLinear() {
    return true;
  }

  @Override
  public double[][] contributions(UserVector user, int[] items) {
    double[][] contributions = new double[items.length][user.size()];
    for (int rating = 0; rating < user.size(); rating++) {
      int column = user.columns()[rating];
      UserVector alone = new UserVector(new int[] {column}, new float[] {user.ratings()[rating]});
      for (int place : channels.places(alone)) {
        for (int i = 0; i < items.length; i++) {
          contributions[i][rating] = weights.weight(place, items[i]);
        }
      }
    }
    return contributions;
  }

  @Override
  public void close() {
    weights.close();
  }
}
