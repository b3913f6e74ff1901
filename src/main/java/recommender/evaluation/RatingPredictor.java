package recommender.evaluation;

/** Whose predictions are scored. */
public enum RatingPredictor {
  AUTOENCODER,
  /** The mean of all train ratings. */
  GLOBAL_MEAN,
  /** The mean train rating of the item. */
  ITEM_MEAN,
  /** Global mean, item offset and user offset. */
  BIAS,
  /** The same and factors of item and user; only where asked for. */
  MATRIX_FACTORISATION
}
