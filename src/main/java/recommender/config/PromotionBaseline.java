package recommender.config;

/** Baseline that a run may have to beat before it is promoted. */
public enum PromotionBaseline {
  GLOBAL_MEAN,
  ITEM_MEAN,
  BIAS,
  /** One of {@code evaluation.baselines}. */
  MATRIX_FACTORISATION,
  /** The lists of what is popular. */
  POPULARITY
}
