package recommender.job;

import recommender.config.RatingScale;
import recommender.evaluation.Evaluator;
import recommender.vectors.InputTransform;

/**
 * A network trained on the train part of a split, with all that its predictions need.
 *
 * @param vectors that it was trained on
 * @param transform what it sees of a rating
 * @param scale to which predictions are clipped
 * @param evaluator of it
 */
record Fitted(
    TrainVectors vectors,
    InputTransform transform,
    RatingScale scale,
    Evaluator evaluator,
    Trained trained)
    implements AutoCloseable {

  @Override
  public void close() {
    vectors.close();
  }
}
