package recommender.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Metrics of the lists of one user, by source and length. */
public final class UserLists implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int METRICS = ListMetric.values().length;

  /** 2⁶⁴ over the golden ratio: its bits have no pattern that small numbers could undo. */
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private final int known;
  private final double[][] values;
  private final long[][] fingerprints;

  /**
   * @param known number of ratings that are known of the user
   * @param lengths number of list lengths that are evaluated
   */
  UserLists(int known, int lengths) {
    this.known = known;
    this.values = new double[ListSource.values().length][METRICS * lengths];
    this.fingerprints = new long[ListSource.values().length][lengths];
  }

  /**
   * Computes the metrics of a list at every length.
   *
   * @param list columns, best first, as long as the longest of {@code lengths} where there are
   *     items
   * @param relevant columns, ascending
   */
  void evaluate(ListSource source, int[] list, int[] relevant, List<Integer> lengths) {
    for (int i = 0; i < lengths.size(); i++) {
      int k = lengths.get(i);
      for (ListMetric metric : ListMetric.values()) {
        values[source.ordinal()][i * METRICS + metric.ordinal()] = metric.of(list, relevant, k);
      }
    }
    identify(source, Arrays.stream(list).asLongStream().toArray(), lengths);
  }

  /**
   * Tells lists apart by other numbers of their items than columns, which runs do not share.
   *
   * @param items of a list that was evaluated, best first
   */
  void identify(ListSource source, long[] items, List<Integer> lengths) {
    for (int i = 0; i < lengths.size(); i++) {
      fingerprints[source.ordinal()][i] =
          fingerprint(items, Math.min(lengths.get(i), items.length));
    }
  }

  /** Whether nothing is known of the user. */
  boolean isUnseen() {
    return known == 0;
  }

  /** Number of ratings that are known of the user. */
  int known() {
    return known;
  }

  /**
   * The value of a list.
   *
   * @param length its index among the lengths that are evaluated
   */
  double value(ListSource source, ListMetric metric, int length) {
    return values[source.ordinal()][length * METRICS + metric.ordinal()];
  }

  /** Hash of a list: equal for equal lists, and for different ones once in 2⁶⁴. */
  long fingerprint(ListSource source, int length) {
    return fingerprints[source.ordinal()][length];
  }

  private static long fingerprint(long[] list, int length) {
    long hash = MIXER;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ list[i]) * MIXER;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
