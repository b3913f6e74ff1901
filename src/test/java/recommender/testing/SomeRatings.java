package recommender.testing;

import java.util.Arrays;
import java.util.Random;
import recommender.vectors.SparseRows;

/** Random ratings of random users, repeatable. */
public final class SomeRatings {
  private SomeRatings() {}

  /**
   * Every user rates each item with some chance, from -2 to 2.
   *
   * @param density chance of a rating, in [0, 1]
   */
  public static SparseRows of(int users, int items, double density, long seed) {
    Random random = new Random(seed);
    int[] starts = new int[users + 1];
    int[] columns = new int[users * items];
    float[] values = new float[users * items];
    int at = 0;
    for (int user = 0; user < users; user++) {
      for (int item = 0; item < items; item++) {
        if (random.nextDouble() < density) {
          columns[at] = item;
          values[at++] = random.nextInt(9) * .5f - 2;
        }
      }
      starts[user + 1] = at;
    }
    return new SparseRows(starts, Arrays.copyOf(columns, at), Arrays.copyOf(values, at));
  }

  /** The matrix [users][items] of some rows, {@code absent} where there is no rating. */
  public static float[][] matrix(SparseRows rows, int items, float absent) {
    float[][] matrix = new float[rows.users()][items];
    for (int user = 0; user < matrix.length; user++) {
      Arrays.fill(matrix[user], absent);
      for (int i = rows.starts()[user]; i < rows.starts()[user + 1]; i++) {
        matrix[user][rows.columns()[i]] = rows.values()[i];
      }
    }
    return matrix;
  }
}
