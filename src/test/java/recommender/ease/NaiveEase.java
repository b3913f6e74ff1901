package recommender.ease;

/** The shallow autoencoder by its definition, in double precision and without a library. */
final class NaiveEase {
  private NaiveEase() {}

  /** Numbers of users who have both of two items among their positives. */
  static double[][] gram(int[][] users, int items) {
    double[][] gram = new double[items][items];
    for (int[] user : users) {
      for (int i : user) {
        for (int j : user) {
          gram[i][j]++;
        }
      }
    }
    return gram;
  }

  /** B for λ. */
  static double[][] weights(double[][] gram, double l2) {
    double[][] inverse = inverse(gram, l2);
    double[][] weights = new double[gram.length][gram.length];
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < gram.length; j++) {
        weights[i][j] = i == j ? 0 : -inverse[i][j] / inverse[j][j];
      }
    }
    return weights;
  }

  /** Of G + λI, which needs no pivoting, by Gauss and Jordan. */
  private static double[][] inverse(double[][] gram, double l2) {
    int size = gram.length;
    double[][] left = new double[size][];
    double[][] right = new double[size][size];
    for (int i = 0; i < size; i++) {
      left[i] = gram[i].clone();
      left[i][i] += l2;
      right[i][i] = 1;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      double divisor = left[pivot][pivot];
      for (int j = 0; j < size; j++) {
        left[pivot][j] /= divisor;
        right[pivot][j] /= divisor;
      }
      for (int i = 0; i < size; i++) {
        double factor = left[i][pivot];
        for (int j = 0; i != pivot && j < size; j++) {
          left[i][j] -= factor * left[pivot][j];
          right[i][j] -= factor * right[pivot][j];
        }
      }
    }
    return right;
  }
}
