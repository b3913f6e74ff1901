package recommender.model;

import java.util.List;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.onnx.Weights;
import recommender.vectors.UserVector;

/**
 * Loaded model that ranks, with what is answered to those of whom nothing is known. Safe for use by
 * several threads.
 *
 * @param model scorer of all items
 * @param popularity train ratings by column of the item
 */
record RankingModel(LoadedModel model, long[] popularity) implements ExportableModel {

  @Override
  public ScoreSource source() {
    return ScoreSource.RANKING;
  }

  @Override
  public double[][] answers(List<UserVector> users) {
    float[][] scores = model.scores(users.stream().map(FedUser::of).toList());
    double[][] answers = new double[scores.length][popularity.length];
    for (int user = 0; user < answers.length; user++) {
      boolean isKnown = users.get(user).size() > 0;
      for (int column = 0; column < popularity.length; column++) {
        answers[user][column] = isKnown ? scores[user][column] : popularity[column];
      }
    }
    return answers;
  }

  @Override
  public Value answers(OnnxGraph graph, Value ratings) {
    float[] counts = new float[popularity.length];
    for (int column = 0; column < counts.length; column++) {
      counts[column] = popularity[column];
    }
    Value popular =
        graph.weights(Weights.vector("items.popularity", "train ratings of the items", counts));
    Value rated = graph.rowSums(graph.isRated(ratings));
    Value isKnown = graph.node("Greater", rated, graph.number(0));
    return graph.node("Where", isKnown, model.scores(graph, ratings), popular);
  }
}
