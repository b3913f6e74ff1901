package recommender.config;

/** Scaling of the ratings that are fed in by the length of the user's profile. */
public enum InputScaling {
  /**
   * 10 / √n for n ratings fed in: the units receive about as much of a long profile as of a short.
   */
  SQRT_COUNT,
  /** Not at all. */
  NONE;

  /**
   * Root of 100: a user with 100 ratings is fed unscaled. Any constant would do, weights adapt to
   * it.
   */
  private static final double ROOT_OF_TYPICAL_COUNT = 10;

  /**
   * The factor.
   *
   * @param ratings of the profile
   */
  public double factor(int ratings) {
    return this == NONE ? 1 : ROOT_OF_TYPICAL_COUNT / Math.sqrt(Math.max(1, ratings));
  }
}
