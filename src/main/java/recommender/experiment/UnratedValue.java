package recommender.experiment;

import java.util.List;
import java.util.Optional;
import recommender.experiment.RatingHistogram.Bin;

/**
 * Search for a value so far off all others that it may stand for "not rated": −1, 0 or 99 among
 * ratings from 1 to 5.
 */
final class UnratedValue {
  /** With fewer other values a gap says nothing: −1 and 1 are a scale. */
  private static final int LEAST_OTHERS = 3;

  /** So many times the length of all other ratings: 1, 2, 5 and 10 are a scale. */
  private static final double FAR = 2;

  /** What stands for "not rated" does so more often than an outlier comes. */
  private static final double LEAST_SHARE = 0.001;

  /** Of all ratings, from which on zeros are more than the low end of a scale. */
  private static final double MANY_ZEROS = 1 / 3.;

  /** So many zeros for one rating of the next value are no low end of a scale either. */
  private static final double ZEROS_TO_NEXT = 10;

  private UnratedValue() {}

  /** The value that may mean "not rated". */
  static Optional<Bin> in(RatingHistogram ratings) {
    List<Bin> bins = ratings.bins();
    if (bins.size() <= LEAST_OTHERS) {
      return Optional.empty();
    }
    Bin lowest = bins.get(0);
    Bin highest = bins.get(bins.size() - 1);
    long all = ratings.ratings();
    if (isUsual(highest, all) && isFarAbove(bins)) {
      return Optional.of(highest);
    }
    boolean isUnrated =
        isUsual(lowest, all)
            && (isFarBelow(bins) || isOnlyNegative(bins) || areZerosTooMany(bins, all));
    return isUnrated ? Optional.of(lowest) : Optional.empty();
  }

  private static boolean isUsual(Bin bin, long all) {
    return bin.low() == bin.high() && bin.ratings() >= Math.max(2, LEAST_SHARE * all);
  }

  private static boolean isFarAbove(List<Bin> bins) {
    Bin next = bins.get(bins.size() - 2);
    double spread = next.high() - bins.get(0).low();
    return bins.get(bins.size() - 1).low() - next.high() > FAR * spread;
  }

  private static boolean isFarBelow(List<Bin> bins) {
    double spread = bins.get(bins.size() - 1).high() - bins.get(1).low();
    return bins.get(1).low() - bins.get(0).high() > FAR * spread;
  }

  /** As −1 is among ratings from 0 to 5, or from 1 to 5. */
  private static boolean isOnlyNegative(List<Bin> bins) {
    return bins.size() > LEAST_OTHERS + 1 && bins.get(0).high() < 0 && bins.get(1).low() >= 0;
  }

  /** As in Book-Crossing, where most rows are zeros and ratings are 1 to 10. */
  private static boolean areZerosTooMany(List<Bin> bins, long all) {
    Bin next = bins.get(1);
    return bins.get(0).low() == 0
        && next.low() >= 1
        && bins.get(0).ratings() >= MANY_ZEROS * all
        && bins.get(0).ratings() >= ZEROS_TO_NEXT * next.ratings();
  }
}
