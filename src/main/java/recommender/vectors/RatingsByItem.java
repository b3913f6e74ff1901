package recommender.vectors;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ratings of a mini-batch by item: the columns of a sparse matrix [users × items], absent items
 * left out, so that the weights of an item are fetched once for all of its users.
 */
public final class RatingsByItem {
  /** Work of an item beyond its ratings, in ratings: its weights are fetched and put back. */
  private static final int ITEM_COST = 4;

  private final int userCount;
  private final int[] items;
  private final int[] starts;
  private final int[] users;
  private final float[] values;

  private RatingsByItem(int userCount, int[] items, int[] starts, int[] users, float[] values) {
    this.userCount = userCount;
    this.items = items;
    this.starts = starts;
    this.users = users;
    this.values = values;
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
    int ratings = rows.ratings();
    RatingsByItem byItem =
        new RatingsByItem(rows.users(), kept, starts, new int[ratings], new float[ratings]);
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
   * A matrix with other values at the same places.
   *
   * @param others beside {@link #users}; not copied
   */
  public RatingsByItem withValues(float[] others) {
    return new RatingsByItem(userCount, items, starts, users, others);
  }

  /**
   * The ratings of all other items.
   *
   * @param columns ascending; not all of them need be here
   */
  public RatingsByItem without(int[] columns) {
    int[] kept =
        IntStream.range(0, size())
            .filter(i -> Arrays.binarySearch(columns, items[i]) < 0)
            .toArray();
    int ratings = Arrays.stream(kept).map(i -> end(i) - start(i)).sum();
    RatingsByItem others =
        new RatingsByItem(
            userCount,
            Arrays.stream(kept).map(this::item).toArray(),
            new int[kept.length + 1],
            new int[ratings],
            new float[ratings]);
    for (int place = 0; place < kept.length; place++) {
      others.starts[place + 1] = others.starts[place];
      others.append(this, kept[place], 0, place);
    }
    return others;
  }

  /** The matrix that has the rows of this one and, below them, those of another: as many items. */
  public RatingsByItem above(RatingsByItem below) {
    int[] merged = new int[size() + below.size()];
    int[] ends = new int[merged.length + 1];
    int ratings = ratings() + below.ratings();
    RatingsByItem both =
        new RatingsByItem(
            userCount + below.userCount, merged, ends, new int[ratings], new float[ratings]);
    int count = 0;
    for (int i = 0, j = 0; i < size() || j < below.size(); count++) {
      int item = Math.min(itemOrNone(i), below.itemOrNone(j));
      merged[count] = item;
      ends[count + 1] = ends[count];
      if (itemOrNone(i) == item) {
        both.append(this, i++, 0, count);
      }
      if (below.itemOrNone(j) == item) {
        both.append(below, j++, userCount, count);
      }
    }
    int[] items = Arrays.copyOf(merged, count);
    int[] starts = Arrays.copyOf(ends, count + 1);
    return new RatingsByItem(both.userCount, items, starts, both.users, both.values);
  }

  private int itemOrNone(int i) {
    return i < size() ? items[i] : Integer.MAX_VALUE;
  }

  /** Copies the ratings of another's i-th item behind those of the item at {@code place}. */
  private void append(RatingsByItem other, int i, int firstUser, int place) {
    for (int at = other.start(i); at < other.end(i); at++) {
      int to = starts[place + 1]++;
      users[to] = firstUser + other.users[at];
      values[to] = other.values[at];
    }
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
