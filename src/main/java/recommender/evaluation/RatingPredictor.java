package recommender.evaluation;

/** Predictors of ratings that are scored: the autoencoder and the baselines. */
public enum RatingPredictor {
  AUTOENCODER,
  /** The mean of all train ratings. */
  GLOBAL_MEAN,
  /** The mean train rating of the item. */
  ITEM_MEAN,
  /** Global mean, item offset and user offset. */
  BIAS,
  /** Global mean, offsets, and factors of item and user; only where asked for. */
  MATRIX_FACTORISATION,
  /** The model of another run, which is compared with this one. */
  OTHER_RUN
}
