package recommender.evaluation;

/** Bins of numbers of ratings, wider as these grow. */
final class CountBins {
  private static final long[] FROM = {0, 1, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000};

  /** Number of bins. */
  static final int SIZE = FROM.length;

  private CountBins() {}

  /**
   * The bin of a number.
   *
   * @param count at least 0
   */
  static int of(long count) {
    int bin = SIZE - 1;
    while (FROM[bin] > count) {
      bin--;
    }
    return bin;
  }

  /** The bounds of a bin. */
  static Slice slice(int bin) {
    return new Slice(FROM[bin], bin + 1 < SIZE ? FROM[bin + 1] - 1 : Double.POSITIVE_INFINITY);
  }
}
