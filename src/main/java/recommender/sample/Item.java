package recommender.sample;

/**
 * Synthetic item with the parameters that its ratings are drawn by.
 *
 * @param offset stars above or below the mean, for everyone
 * @param traits what tastes weigh, in stars
 * @param popularity how often it is picked, relative to others; above 0
 * @param appeared seconds since 1970-01-01 UTC; nobody rates it before
 */
record Item(double offset, double[] traits, double popularity, long appeared) {
  private static final double OFFSET_SD = 0.62;
  private static final double TASTE_SD = 0.6;
  private static final double THERE_FROM_START = 0.6;

  // A few items draw most ratings: the share of the r-th is about 1 / (r + 12)^0.9 (Zipf).
  private static final double SKEW = 0.9;
  private static final double HEAD = 0.005;

  static Item draw(Draws draws) {
    double[] traits = draws.normals(User.TASTES, TASTE_SD / StrictMath.sqrt(User.TASTES));
    double popularity = StrictMath.pow(draws.uniform() + HEAD, -SKEW);
    long appeared =
        draws.chance(THERE_FROM_START) ? Sample.START : draws.between(Sample.START, Sample.END);
    return new Item(draws.normal(OFFSET_SD), traits, popularity, appeared);
  }
}
