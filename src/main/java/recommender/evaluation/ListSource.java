package recommender.evaluation;

/** Sources of the lists of recommendations that are evaluated. */
public enum ListSource {
  NETWORK,
  /**
   * The items with most train ratings, the same for everyone, less the items that each user has
   * rated.
   */
  POPULARITY
}
