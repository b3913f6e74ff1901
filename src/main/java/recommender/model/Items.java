package recommender.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import recommender.vectors.UserVector;

/** Ids of items, or of users, by column, and columns by id. */
public final class Items {
  /** No items. */
  static final Items NONE = new Items(List.of());

  private final List<Object> ids;
  private final Map<Object, Integer> columns = new HashMap<>();

  /**
   * @param ids in the order of columns, each once
   */
  Items(List<?> ids) {
    this.ids = List.copyOf(ids);
    for (int column = 0; column < ids.size(); column++) {
      columns.put(key(ids.get(column)), column);
    }
  }

  /** The ids by column. */
  public List<Object> ids() {
    return ids;
  }

  /** The column of an id; empty where it has none. */
  public OptionalInt column(Object item) {
    Integer column = columns.get(key(item));
    return column == null ? OptionalInt.empty() : OptionalInt.of(column);
  }

  /** Number of items. */
  public int size() {
    return ids.size();
  }

  /**
   * The columns of some ids, ascending, each once; those that are not in the catalogue have none.
   */
  public int[] columns(Collection<?> some) {
    return some.stream()
        .map(this::column)
        .flatMapToInt(OptionalInt::stream)
        .distinct()
        .sorted()
        .toArray();
  }

  /** The ratings of a user as a vector; items that are not in the catalogue are left out. */
  public UserVector vector(Map<?, Double> ratings) {
    // Column and rating share a number, the column in front, so that both are sorted at once.
    long[] known = new long[ratings.size()];
    int size = 0;
    for (Map.Entry<?, Double> rating : ratings.entrySet()) {
      OptionalInt column = column(rating.getKey());
      if (column.isPresent()) {
        int bits = Float.floatToRawIntBits(rating.getValue().floatValue());
        known[size++] = (long) column.getAsInt() << Integer.SIZE | Integer.toUnsignedLong(bits);
      }
    }
    Arrays.sort(known, 0, size);
    int[] at = new int[size];
    float[] values = new float[size];
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int column = (int) (known[i] >>> Integer.SIZE);
      // The map may have the int and the long of one id.
      if (kept == 0 || at[kept - 1] != column) {
        at[kept] = column;
        values[kept++] = Float.intBitsToFloat((int) known[i]);
      }
    }
    return new UserVector(Arrays.copyOf(at, kept), Arrays.copyOf(values, kept));
  }

  /** An id is found whether it is given as an int or as a long. */
  private static Object key(Object id) {
    return id instanceof Integer number ? Long.valueOf(number) : id;
  }
}
