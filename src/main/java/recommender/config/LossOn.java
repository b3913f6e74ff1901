package recommender.config;

/** Choice of the train ratings of a user that the loss of a mini-batch is summed over. */
public enum LossOn {
  /** Ratings that were hidden from the input; all ratings where nothing is hidden. */
  HIDDEN,
  /** Ratings that were fed in. */
  OBSERVED,
  /** All ratings. */
  ALL_RATED
}
