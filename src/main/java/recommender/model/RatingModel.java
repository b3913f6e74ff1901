package recommender.model;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import recommender.baseline.BiasModel;
import recommender.config.RatingScale;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.vectors.UserVector;

/**
 * Loaded model of ratings. Safe for use by several threads.
 *
 * @param scorer of all items, which is closed with this
 * @param predictor of some, clipped to the scale
 * @param bias mean and offsets by column of the item
 */
public record RatingModel(
    LoadedModel scorer, Predictor predictor, RatingScale scale, BiasModel bias)
    implements ExportableModel, AutoCloseable {

  /**
   * What is predicted of an item of which nothing is known: the mean and the offset of the user.
   */
  double ofUnknownItem(UserVector user) {
    return scale.clip(bias.mean() + bias.userOffset(user.columns(), user.ratings()));
  }

  @Override
  public ScoreSource source() {
    return ScoreSource.RATING;
  }

  @Override
  public double[][] answers(List<UserVector> users) {
    int[] all = IntStream.range(0, bias.itemOffsets().length).toArray();
    return predictor.predict(
        users.stream().map(FedUser::of).toList(), Collections.nCopies(users.size(), all));
  }

  @Override
  public Value answers(OnnxGraph graph, Value ratings) {
    return graph.node(
        "Clip",
        scorer.scores(graph, ratings),
        graph.number((float) scale.min()),
        graph.number((float) scale.max()));
  }

  @Override
  public void close() {
    scorer.close();
  }
}
