package recommender.benchmark;

/** Fit by alternating least squares that can be repeated. */
interface Fit {
  int RANK = 40;
  int ITERATIONS = 15;

  /** Fits, and scores untimed. */
  Timed fit(double regularisation);

  /**
   * Time and error of one fit.
   *
   * @param seconds wall time of the fit
   * @param rmse on the validation part, predictions clipped to the scale
   */
  record Timed(double seconds, double rmse) {}
}
