package recommender.training;

/**
 * The rule for the number of epochs of a round, so that averaging costs little beside training.
 *
 * <p>Both costs are estimates from counts, not measured times, so that the same settings and data
 * give the same model again.
 *
 * @param roundSeconds what averaging costs a round
 * @param epochSeconds what training costs an epoch
 */
record RoundRule(double roundSeconds, double epochSeconds) {
  /**
   * More would let the workers' networks drift apart. On MovieLens-small (2 workers of 5
   * mini-batches an epoch, 30 epochs) the best validation RMSE was .8323 with one epoch in a round,
   * .8330 with 2, .8335 with 3 and .8347 with 5.
   */
  static final int MOST = 3;

  /** What averaging may cost beside the training of a round. */
  static final double SHARE = 0.2;

  /**
   * The fewest epochs that make averaging cheap.
   *
   * @param most epochs that are allowed
   * @return at least 1
   */
  int epochs(int most) {
    double enough = Math.ceil(roundSeconds / (SHARE * epochSeconds));
    return (int) Math.max(1, Math.min(enough, most));
  }
}
