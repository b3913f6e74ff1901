package recommender.config;

/** Baselines that are fitted when asked for, beside those that every run has. */
public enum ExtraBaseline {
  /** Offsets and a product of factors of the user and the item. */
  MATRIX_FACTORISATION
}
