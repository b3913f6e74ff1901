package recommender.config;

/** Choice of the train ratings of a user that the loss of a mini-batch is summed over. */
public enum LossOn {
  /** Those that were hidden from the input; all of them where nothing is hidden. */
  HIDDEN,
  /** Those that were fed in. */
  OBSERVED,
  /** All of them. */
  ALL_RATED
}
