package recommender.evaluation;

import java.util.Arrays;

/**
 * The number of lists that each item is in, by column.
 *
 * @param lists at least one item
 */
public record ItemExposure(long[] lists) {

  /** Share of all items that somebody is recommended. */
  public double coverage() {
    return (double) Arrays.stream(lists).filter(count -> count > 0).count() / lists.length;
  }

  /**
   * Gini coefficient of the items' shares of all recommendations: 0 where each has the same, close
   * to 1 where few have all. Σ (2i − n − 1) x_i / (n Σ x), with x ascending and i from 1.
   */
  public double gini() {
    long[] sorted = lists.clone();
    Arrays.sort(sorted);
    double weighted = 0;
    double all = 0;
    for (int i = 0; i < sorted.length; i++) {
      weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
      all += sorted[i];
    }
    return weighted / (sorted.length * all);
  }
}
