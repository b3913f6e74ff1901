package recommender.vectors;

import java.util.Arrays;

/**
 * The ratings of a mini-batch item by item, so that the weights of an item are fetched once for all
 * of its users: the columns of a sparse matrix [users × items], absent items left out.
 */
public final class RatingsByItem {
  /** What an item costs beyond its ratings, in ratings: its weights are fetched and put back. */
  private static final int ITEM_COST = 4;

  private final int userCount;
  private final int[] items;
  private final int[] starts;
  private final int[] users;
  private final float[] values;

  private RatingsByItem(int userCount, int[] items, int[] starts, int ratings) {
    this.userCount = userCount;
    this.items = items;
    this.starts = starts;
    this.users = new int[ratings];
    this.values = new float[ratings];
  }

  /** Sorts by item in two walks over the ratings. */
  public static RatingsByItem of(SparseRows rows, int items) {
    int[] counts = new int[items];
    for (int column : rows.columns()) {
      counts[column]++;
    }
    int present = 0;
    for (int count : counts) {
      present += Math.min(count, 1);
    }
    int[] kept = new int[present];
    int[] starts = new int[present + 1];
    int at = 0;
    for (int item = 0; item < items; item++) {
      if (counts[item] > 0) {
        kept[at] = item;
        starts[at + 1] = starts[at] + counts[item];
        counts[item] = starts[at];
        at++;
      }
    }
    RatingsByItem byItem = new RatingsByItem(rows.users(), kept, starts, rows.ratings());
    byItem.fill(rows, counts);
    return byItem;
  }

  private void fill(SparseRows rows, int[] next) {
    for (int user = 0; user < rows.users(); user++) {
      for (int i = rows.starts()[user]; i < rows.starts()[user + 1]; i++) {
        int at = next[rows.columns()[i]]++;
        users[at] = user;
        values[at] = rows.values()[i];
      }
    }
  }

  /** Number of users of the mini-batch, those without ratings included. */
  public int userCount() {
    return userCount;
  }

  /** Number of ratings. */
  public int ratings() {
    return users.length;
  }

  /** Number of items with a rating. */
  public int size() {
    return items.length;
  }

  /** Column of the i-th item; ascending. */
  public int item(int i) {
    return items[i];
  }

  /** Where the ratings of the i-th item begin in {@link #users} and {@link #values}. */
  public int start(int i) {
    return starts[i];
  }

  /** Where the ratings of the i-th item end. */
  public int end(int i) {
    return starts[i + 1];
  }

  /** Rows of the users, item by item; not to be changed. */
  public int[] users() {
    return users;
  }

  /** Ratings beside {@link #users}; not to be changed. */
  public float[] values() {
    return values;
  }

  /**
   * Puts numbers that stand beside these ratings into the order of the rows they came from.
   *
   * @param beside as long as there are ratings
   * @param rows those that this was made of
   */
  public float[] inRowOrder(float[] beside, SparseRows rows) {
    int[] next = starts.clone();
    float[] ordered = new float[beside.length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = beside[next[Arrays.binarySearch(items, rows.columns()[i])]++];
    }
    return ordered;
  }

  /**
   * Divides the items into runs of about equal work.
   *
   * @return [parts + 1] bounds, from 0 to {@link #size()}
   */
  public int[] shares(int parts) {
    int[] bounds = new int[parts + 1];
    bounds[parts] = size();
    long work = ratings() + (long) ITEM_COST * size();
    int i = 0;
    for (int part = 1; part < parts; part++) {
      while (i < size() && (starts[i] + (long) ITEM_COST * i) * parts < work * part) {
        i++;
      }
      bounds[part] = i;
    }
    return bounds;
  }
}
