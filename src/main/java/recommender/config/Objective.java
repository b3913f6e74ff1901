package recommender.config;

/** What is trained for. */
public enum Objective {
  /** The error of predicted ratings. */
  RATING,
  /** The order of what is recommended. */
  RANKING,
  /** A network for each. */
  BOTH
}
