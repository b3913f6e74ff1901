package recommender.ease;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * EASE by its definition, in double precision and without a library: for each item a ridge
 * regression of its likes on the places of all other items.
 */
final class NaiveEase {
  private NaiveEase() {}

  /**
   * B [places × items].
   *
   * @param users with their places and weights
   * @param l2 of each place
   */
  static double[][] weights(WeightedUser[] users, double[] l2, int channels) {
    double[][] gram = gram(users, l2.length);
    double[][] weights = new double[l2.length][l2.length / channels];
    for (int item = 0; item < l2.length / channels; item++) {
      int own = item;
      int[] others =
          IntStream.range(0, l2.length).filter(place -> place / channels != own).toArray();
      double[][] left = new double[others.length][others.length];
      double[] right = new double[others.length];
      for (int i = 0; i < others.length; i++) {
        for (int j = 0; j < others.length; j++) {
          left[i][j] = gram[others[i]][others[j]] + (i == j ? l2[others[i]] : 0);
        }
        right[i] = gram[others[i]][item * channels];
      }
      double[] solved = solved(left, right);
      for (int i = 0; i < others.length; i++) {
        weights[others[i]][item] = solved[i];
      }
    }
    return weights;
  }

  /** Sums of the weights of the users who have both of two places. */
  static double[][] gram(WeightedUser[] users, int places) {
    double[][] gram = new double[places][places];
    for (WeightedUser user : users) {
      for (int i : user.places()) {
        for (int j : user.places()) {
          gram[i][j] += user.weight();
        }
      }
    }
    return gram;
  }

  /** Of a positive definite matrix, which needs no pivoting, by Gauss and Jordan. */
  private static double[] solved(double[][] left, double[] right) {
    for (int pivot = 0; pivot < right.length; pivot++) {
      for (int i = 0; i < right.length; i++) {
        double factor = left[i][pivot] / left[pivot][pivot];
        for (int j = pivot; i != pivot && j < right.length; j++) {
          left[i][j] -= factor * left[pivot][j];
        }
        right[i] -= i == pivot ? 0 : factor * right[pivot];
      }
    }
    return IntStream.range(0, right.length).mapToDouble(i -> right[i] / left[i][i]).toArray();
  }

  /**
   * Users of all items but every seventh, which is nobody's, the first ones more often. Of each
   * item they have one place.
   */
  static WeightedUser[] users(int users, int items, int channels) {
    Random random = new Random(3);
    return IntStream.range(0, users)
        .mapToObj(
            user ->
                new WeightedUser(
                    IntStream.range(0, items)
                        .filter(item -> item % 7 != 6)
                        .filter(item -> random.nextDouble() < 1 / (1 + 0.2 * item))
                        .map(item -> item * channels + random.nextInt(channels))
                        .toArray(),
                    0.5 + user % 4 * 0.25))
        .toArray(WeightedUser[]::new);
  }
}
