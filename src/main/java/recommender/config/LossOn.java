package recommender.config;

/** Which of a user's train ratings the loss of a mini-batch is about. */
public enum LossOn {
  /** Those that were hidden from the input; all of them where nothing is hidden. */
  HIDDEN,
  /** Those that were fed in. */
  OBSERVED,
  /** All of them. */
  ALL_RATED
}
