package recommender.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recommender.vectors.RatingsByItem;

/**
 * Copies of the weight rows of a few items, which are added to the sums of the users who rated them
 * user by user: a sum is then fetched and stored once for four items instead of for each.
 */
final class RowBlock {
  /** Half a megabyte, which fits into a second-level cache beside the sums. */
  private static final int FLOATS = 1 << 17;

  private final float[][] rows;
  private final float[][] four = new float[4][];
  private final float[] multiples = new float[4];
  private int[] next = new int[0];
  private int[] sortedRows = new int[0];
  private float[] sortedFactors = new float[0];

  /**
   * An empty block.
   *
   * @param width of a row, at least 1
   */
  RowBlock(int width) {
    this.rows = new float[Math.max(1, FLOATS / width)][width];
  }

  /** One block for each thread. */
  static List<RowBlock> forEach(ThreadTeam team, int width) {
    return IntStream.range(0, team.threads()).mapToObj(part -> new RowBlock(width)).toList();
  }

  /** Number of rows that it has room for. */
  int size() {
    return rows.length;
  }

  /** Stores a copy of a row. */
  void put(int index, float[] row) {
    System.arraycopy(row, 0, rows[index], 0, row.length);
  }

  /**
   * Adds factor × row for every rating of some items.
   *
   * @param from index in the mini-batch of the item whose row was put at 0
   * @param to behind the last item, at most {@link #size} further
   * @param factors beside {@link RatingsByItem#users}
   * @param sums [users][width]
   */
  void addTo(float[][] sums, RatingsByItem batch, int from, int to, float[] factors) {
    sortByUser(batch, from, to, factors);
    int at = 0;
    for (int user = 0; user < sums.length; user++) {
      float[] sum = sums[user];
      int end = next[user];
      for (; at + 4 <= end; at += 4) {
        for (int k = 0; k < 4; k++) {
          four[k] = rows[sortedRows[at + k]];
          multiples[k] = sortedFactors[at + k];
        }
        VectorOps.addFour(sum, multiples, four);
      }
      for (; at < end; at++) {
        VectorOps.add(sum, sortedFactors[at], rows[sortedRows[at]]);
      }
    }
  }

  /** Sorts; afterwards {@code next} holds the end of every user's ratings. */
  private void sortByUser(RatingsByItem batch, int from, int to, float[] factors) {
    int first = batch.start(from);
    int last = batch.end(to - 1);
    resize(batch.userCount(), last - first);
    int[] users = batch.users();
    for (int at = first; at < last; at++) {
      next[users[at] + 1]++;
    }
    for (int user = 1; user < next.length; user++) {
      next[user] += next[user - 1];
    }
    for (int item = from; item < to; item++) {
      for (int at = batch.start(item); at < batch.end(item); at++) {
        int place = next[users[at]]++;
        sortedRows[place] = item - from;
        sortedFactors[place] = factors[at];
      }
    }
  }

  private void resize(int users, int ratings) {
    if (next.length != users + 1) {
      next = new int[users + 1];
    } else {
      Arrays.fill(next, 0);
    }
    if (sortedRows.length < ratings) {
      sortedRows = new int[ratings];
      sortedFactors = new float[ratings];
    }
  }
}
