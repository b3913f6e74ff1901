package recommender.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Items that a softmax runs over: all of them, or a weighted sample.
 *
 * <p>A sum over all items is estimated from items that are drawn, each weighted by the inverse of
 * its expected number of draws (importance sampling, Bengio and Senécal 2008). Items are drawn by
 * the logarithm of their column, popular ones more often, since low columns are those of popular
 * items.
 *
 * @param items columns, ascending
 * @param logWeights what is added to the logit of an item that is no positive of a user
 */
record SampledItems(int[] items, float[] logWeights) {
  /** All items, unweighted. */
  static SampledItems all(int items) {
    int[] columns = new int[items];
    Arrays.setAll(columns, column -> column);
    return new SampledItems(columns, new float[items]);
  }

  /**
   * A random sample.
   *
   * @param items number of items in the catalogue
   * @param draws number of draws, with replacement, at least 1
   */
  static SampledItems drawn(int items, int draws, SplittableRandom random) {
    int[] drawn = new int[draws];
    double logItems = Math.log(items + 1.0);
    for (int i = 0; i < draws; i++) {
      drawn[i] = Math.min(items, (int) Math.exp(random.nextDouble() * logItems)) - 1;
    }
    Arrays.sort(drawn);
    float[] logWeights = new float[draws];
    int count = 0;
    for (int i = 0; i < draws; count++) {
      int item = drawn[i];
      int first = i;
      while (i < draws && drawn[i] == item) {
        i++;
      }
      double expected = draws * Math.log((item + 2.0) / (item + 1.0)) / logItems;
      drawn[count] = item;
      logWeights[count] = (float) Math.log((i - first) / expected);
    }
    return new SampledItems(Arrays.copyOf(drawn, count), Arrays.copyOf(logWeights, count));
  }

  /** Number of items. */
  int size() {
    return items.length;
  }
}
