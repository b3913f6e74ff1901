package recommender.benchmark;

/** Alternating least squares on something, ready to be fitted again and again. */
interface Fit {
  int RANK = 40;
  int ITERATIONS = 15;

  /** Fits, and scores untimed. */
  Timed fit(double regularisation);

  /**
   * What came out.
   *
   * @param seconds wall time of the fit
   * @param rmse on the validation part, predictions clipped to the scale
   */
  record Timed(double seconds, double rmse) {}
}
