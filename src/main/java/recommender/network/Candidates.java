package recommender.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import recommender.vectors.RatingsByItem;

/**
 * The items that a softmax runs over.
 *
 * <p>A sum over all items is estimated from few: those that the mini-batch likes, each of which
 * counts for its own users only, and some that are drawn and count for as many as they were likely
 * to stand for (importance sampling, Bengio and Senécal 2008). Items are drawn by the logarithm of
 * their column, popular ones more often, since low columns are those of popular items.
 *
 * @param items columns, ascending
 * @param logWeights what is added to the logit of an item where a user does not like it
 */
record Candidates(int[] items, float[] logWeights) {
  /** Of items that stand for nobody but the users who like them. */
  private static final float NOBODY = -1e30f;

  /** All items, as they are. */
  static Candidates all(int items) {
    int[] columns = new int[items];
    Arrays.setAll(columns, column -> column);
    return new Candidates(columns, new float[items]);
  }

  /**
   * Some items.
   *
   * @param targets whose items are among them
   * @param items of the catalogue
   * @param draws with replacement, at least 1
   */
  static Candidates drawn(RatingsByItem targets, int items, int draws, SplittableRandom random) {
    int[] drawn = new int[draws];
    double logItems = Math.log(items + 1.0);
    for (int i = 0; i < draws; i++) {
      drawn[i] = Math.min(items, (int) Math.exp(random.nextDouble() * logItems)) - 1;
    }
    Arrays.sort(drawn);
    int[] union = new int[draws + targets.size()];
    float[] logWeights = new float[union.length];
    int count = 0;
    for (int i = 0, j = 0; i < draws || j < targets.size(); count++) {
      int next =
          Math.min(
              i < draws ? drawn[i] : Integer.MAX_VALUE,
              j < targets.size() ? targets.item(j) : Integer.MAX_VALUE);
      int before = i;
      while (i < draws && drawn[i] == next) {
        i++;
      }
      if (j < targets.size() && targets.item(j) == next) {
        j++;
      }
      union[count] = next;
      double expected = draws * Math.log((next + 2.0) / (next + 1.0)) / logItems;
      logWeights[count] = i == before ? NOBODY : (float) Math.log((i - before) / expected);
    }
    return new Candidates(Arrays.copyOf(union, count), Arrays.copyOf(logWeights, count));
  }

  /** Number of items. */
  int size() {
    return items.length;
  }
}
