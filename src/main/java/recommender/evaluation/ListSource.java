package recommender.evaluation;

/** Whose lists of recommendations are judged. */
public enum ListSource {
  NETWORK,
  /** The items with most train ratings, the same for all but for what each has already. */
  POPULARITY
}
