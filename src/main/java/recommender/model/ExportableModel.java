package recommender.model;

import java.util.List;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.vectors.UserVector;

/**
 * Model of a run as somebody meets it of whom nothing but ratings is known: here, and as nodes of a
 * graph that says the same elsewhere.
 */
public interface ExportableModel {
  /** What its answers are: ratings on the scale, or scores of a model that ranks. */
  ScoreSource source();

  /**
   * The answers at all items.
   *
   * @param users their ratings; of one without any, offsets alone or popularity
   * @return [users][columns]
   */
  double[][] answers(List<UserVector> users);

  /**
   * Adds nodes that answer the same.
   *
   * @param ratings [users × items], NaN where there is none
   * @return [users × items]
   */
  Value answers(OnnxGraph graph, Value ratings);
}
