package recommender.config;

/** Choice of the train ratings that make an item a positive of the user. */
public enum Positives {
  /** Those that would be relevant in the evaluation. */
  RELEVANT,
  /** All of them. */
  RATED
}
