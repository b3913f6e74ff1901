package recommender.config;

/** Choice of the train ratings that make an item a positive of the user. */
public enum Positives {
  /** Ratings that would be relevant in the evaluation. */
  RELEVANT,
  /** All ratings. */
  RATED
}
