package recommender.config;

/** Objectives of training: predicted ratings, lists of recommendations, or both. */
public enum Objective {
  /** The error of predicted ratings. */
  RATING,
  /** The order of what is recommended. */
  RANKING,
  /** A network for each. */
  BOTH
}
