package recommender.model;

import recommender.config.Names;

/** What a score comes from. */
public enum ScoreSource {
  /** A model that ranks: the higher, the better the item suits; comparable within a user only. */
  RANKING,
  /** A model that predicts ratings: a rating on the scale of train. */
  RATING,
  /** The number of train ratings of the item, where nothing else is known. */
  POPULARITY,
  /** The mean of train and the user's offset, for an item that train did not have. */
  BIAS;

  /** The name as tables have it, such as {@code ranking}. */
  public String text() {
    return Names.kebab(this);
  }
}
