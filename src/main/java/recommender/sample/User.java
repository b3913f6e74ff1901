package recommender.sample;

/**
 * Synthetic user with the parameters that their ratings are drawn by.
 *
 * @param offset stars above or below the mean, for everything
 * @param tastes weight of each trait of an item
 * @param ratings how many this user gives in all
 * @param arrived seconds since 1970-01-01 UTC
 */
record User(double offset, double[] tastes, int ratings, long arrived) {
  static final int TASTES = 4;

  private static final double OFFSET_SD = 0.55;
  private static final int FEWEST = 15;
  private static final int MOST = 600;

  static User draw(Draws draws) {
    double offset = draws.normal(OFFSET_SD);
    double[] tastes = draws.normals(TASTES, 1);
    int ratings = FEWEST + (int) StrictMath.exp(3.2 + draws.normal(1.1));
    return new User(
        offset, tastes, Math.min(ratings, MOST), draws.between(Sample.START, Sample.END));
  }

  /** Stars that this user's tastes add to an item. */
  double affinity(Item item) {
    double stars = 0;
    for (int i = 0; i < TASTES; i++) {
      stars += tastes[i] * item.traits()[i];
    }
    return stars;
  }
}
