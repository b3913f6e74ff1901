package recommender.quality;

import java.util.List;

/**
 * Population stability index of two histograms: the sum over bins of {@code (p - q) * ln(p / q)},
 * where p and q are the shares of a bin in either. It is the symmetric Kullback-Leibler divergence
 * (Jeffreys 1946) by the name that it has in credit scoring.
 *
 * <p>The bins are those of the earlier histogram and the gaps between, below and above them. A bin
 * that only one of the two has ratings in counts as half a rating in the other; one that neither
 * has any in does not count.
 */
final class PopulationStability {
  private static final double EMPTY = 0.5;

  private PopulationStability() {}

  /**
   * The index, at least 0.
   *
   * @param before ascending, at least one rating
   * @param now likewise, of single values or nearly so: a bin counts where it begins
   */
  static double index(List<Quality.Bin> before, List<Quality.Bin> now) {
    // Gaps have even places, bins of the earlier histogram odd ones.
    long[] earlier = new long[2 * before.size() + 1];
    long[] later = new long[earlier.length];
    for (int bin = 0; bin < before.size(); bin++) {
      earlier[2 * bin + 1] = before.get(bin).ratings();
    }
    for (Quality.Bin bin : now) {
      later[place(before, bin.from())] += bin.ratings();
    }
    return index(earlier, later);
  }

  private static int place(List<Quality.Bin> bins, double rating) {
    int bin = bins.size() - 1;
    while (bin >= 0 && rating < bins.get(bin).from()) {
      bin--;
    }
    return bin >= 0 && rating <= bins.get(bin).to() ? 2 * bin + 1 : 2 * bin + 2;
  }

  private static double index(long[] earlier, long[] later) {
    double before = sum(earlier);
    double now = sum(later);
    double index = 0;
    for (int bin = 0; bin < earlier.length; bin++) {
      if (earlier[bin] + later[bin] > 0) {
        double p = Math.max(later[bin], EMPTY) / now;
        double q = Math.max(earlier[bin], EMPTY) / before;
        index += (p - q) * Math.log(p / q);
      }
    }
    return index;
  }

  private static double sum(long[] ratings) {
    double sum = 0;
    for (long each : ratings) {
      sum += each;
    }
    return sum;
  }
}
