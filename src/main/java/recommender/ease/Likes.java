package recommender.ease;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import recommender.config.PositiveTargets;
import recommender.vectors.UserVector;

/**
 * Numbers of likes in train: of each item, and of users.
 *
 * @param ofItems likes by column
 * @param users how many of them have so many likes, by the number of likes
 */
record Likes(int[] ofItems, SortedMap<Integer, Long> users) {

  /** Counts them. */
  static Likes of(JavaRDD<UserVector> users, PositiveTargets targets, int items) {
    JavaRDD<int[]> liked = users.map(user -> user.where(targets::isPositive).columns());
    return new Likes(
        counts(liked, items), new TreeMap<>(liked.map(columns -> columns.length).countByValue()));
  }

  /**
   * Numbers of users by place.
   *
   * @param users places of each
   * @param size number of places
   */
  static int[] counts(JavaRDD<int[]> users, int size) {
    return users.treeAggregate(new int[size], Likes::count, Likes::sum);
  }

  private static int[] count(int[] counts, int[] places) {
    for (int place : places) {
      counts[place]++;
    }
    return counts;
  }

  private static int[] sum(int[] counts, int[] others) {
    Arrays.setAll(counts, place -> counts[place] + others[place]);
    return counts;
  }

  /** The L2 of each place: λ d^a Σ d / Σ d^(1 + a), d being the item's likes, at least 1. */
  double[] l2(EaseNumbers numbers) {
    double sum = 0;
    double weighted = 0;
    for (int likes : ofItems) {
      double d = Math.max(1, likes);
      sum += d;
      weighted += Math.pow(d, 1 + numbers.l2Exponent());
    }
    int channels = numbers.channels().count();
    double[] l2 = new double[ofItems.length * channels];
    for (int place = 0; place < l2.length; place++) {
      double power = Math.pow(Math.max(1, ofItems[place / channels]), numbers.l2Exponent());
      double ratio = place % channels == 0 ? 1 : numbers.l2Ratio();
      l2[place] = numbers.l2() * ratio * power * sum / weighted;
    }
    return l2;
  }

  /** What the score of each item is multiplied by: (d / mean d)^γ. */
  float[] popularity(double exponent) {
    double mean = Arrays.stream(ofItems).map(likes -> Math.max(1, likes)).average().orElse(1);
    float[] popularity = new float[ofItems.length];
    for (int item = 0; item < popularity.length; item++) {
      popularity[item] = (float) Math.pow(Math.max(1, ofItems[item]) / mean, exponent);
    }
    return popularity;
  }
}
