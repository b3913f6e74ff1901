package recommender.evaluation;

import java.io.Serializable;
import java.util.Arrays;

/** Exposure of items: the number of lists that each item is in, by source and length [items]. */
final class Exposure implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int items;

  /**
   * By source and length, null until something is counted: an exposure without lists then costs
   * nothing to send. No list has an item twice, so no count is above the number of users.
   */
  private final int[][][] counts;

  /**
   * @param lengths number of list lengths that are evaluated
   */
  Exposure(int lengths, int items) {
    this.items = items;
    counts = new int[ListSource.values().length][lengths][];
  }

  /**
   * Counts a list.
   *
   * @param length index among the lengths that are evaluated
   * @param k that length
   */
  void add(ListSource source, int length, int[] list, int k) {
    int[] items = counts(source.ordinal(), length);
    for (int i = 0; i < Math.min(k, list.length); i++) {
      items[list[i]]++;
    }
  }

  /**
   * Adds the counts of another exposure; they are whole numbers, so the order of sums does not
   * matter.
   */
  void add(Exposure other) {
    for (int source = 0; source < counts.length; source++) {
      for (int length = 0; length < counts[source].length; length++) {
        if (other.counts[source][length] != null) {
          add(counts(source, length), other.counts[source][length]);
        }
      }
    }
  }

  private static void add(int[] sums, int[] others) {
    for (int item = 0; item < sums.length; item++) {
      sums[item] += others[item];
    }
  }

  private int[] counts(int source, int length) {
    if (counts[source][length] == null) {
      counts[source][length] = new int[items];
    }
    return counts[source][length];
  }

  /** That of one source and length. */
  ItemExposure of(ListSource source, int length) {
    return new ItemExposure(
        Arrays.stream(counts(source.ordinal(), length)).asLongStream().toArray());
  }

  /**
   * Mean over recommendations of −log₂ of the share of train users who rated the item
   * (self-information, Vargas and Castells 2011): bits, higher for what fewer know.
   *
   * @param ratings train ratings by column, each at least 1
   */
  double novelty(ListSource source, int length, long[] ratings, long users) {
    int[] items = counts(source.ordinal(), length);
    double bits = 0;
    double all = 0;
    for (int item = 0; item < items.length; item++) {
      bits -= items[item] * Math.log((double) ratings[item] / users) / Math.log(2);
      all += items[item];
    }
    return bits / all;
  }
}
