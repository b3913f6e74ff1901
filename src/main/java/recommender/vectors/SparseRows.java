package recommender.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sparse rows of ratings [users × items] in compressed form (CSR), one user after another.
 *
 * @param starts of each user's ratings in the other two, and their end: [users + 1], ascending from
 *     0
 * @param columns of the items rated, ascending within a user
 * @param values beside {@code columns}
 */
public record SparseRows(int[] starts, int[] columns, float[] values) {

  /**
   * The rows of some users.
   *
   * @param columns of each user, as they are to stand
   * @param values beside them
   */
  public static SparseRows of(List<int[]> columns, List<float[]> values) {
    int[] starts = new int[columns.size() + 1];
    for (int user = 0; user < columns.size(); user++) {
      starts[user + 1] = Math.addExact(starts[user], columns.get(user).length);
    }
    SparseRows rows =
        new SparseRows(starts, new int[starts[columns.size()]], new float[starts[columns.size()]]);
    for (int user = 0; user < columns.size(); user++) {
      int size = columns.get(user).length;
      System.arraycopy(columns.get(user), 0, rows.columns, starts[user], size);
      System.arraycopy(values.get(user), 0, rows.values, starts[user], size);
    }
    return rows;
  }

  /**
   * The rows of all users who have a rating, with every column and values of zero.
   *
   * @param items number of columns
   */
  public SparseRows everywhere(int items) {
    List<int[]> columns = new ArrayList<>();
    List<float[]> zeros = new ArrayList<>();
    for (int user = 0; user < users(); user++) {
      int size = starts[user] < starts[user + 1] ? items : 0;
      columns.add(IntStream.range(0, size).toArray());
      zeros.add(new float[size]);
    }
    return of(columns, zeros);
  }

  /** Number of users, those without ratings included. */
  public int users() {
    return starts.length - 1;
  }

  /** Number of ratings of all users. */
  public int ratings() {
    return columns.length;
  }
}
