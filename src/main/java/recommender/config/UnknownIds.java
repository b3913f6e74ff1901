package recommender.config;

/** What becomes of a pair whose user or item is unknown. */
public enum UnknownIds {
  /** It is scored by popularity, or by the mean of train. */
  FALLBACK,
  /** It is left out. */
  DROP,
  /** It ends the job. */
  FAIL
}
