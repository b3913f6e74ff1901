package recommender.config;

/** Which train ratings say that a user likes an item. */
public enum Positives {
  /** Those that would be relevant in the evaluation. */
  RELEVANT,
  /** All of them. */
  RATED
}
