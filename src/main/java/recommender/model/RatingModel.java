package recommender.model;

import recommender.baseline.BiasModel;
import recommender.config.RatingScale;
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
    implements AutoCloseable {

  /**
   * What is predicted of an item of which nothing is known: the mean and the offset of the user.
   */
  double ofUnknownItem(UserVector user) {
    return scale.clip(bias.mean() + bias.userOffset(user.columns(), user.ratings()));
  }

  @Override
  public void close() {
    scorer.close();
  }
}
