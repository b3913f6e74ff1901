package recommender.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import recommender.vectors.UserVector;

/** Catalogue of a model: ids of the items by column, and columns by id. */
final class Items {
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

  List<Object> ids() {
    return ids;
  }

  OptionalInt column(Object item) {
    Integer column = columns.get(key(item));
    return column == null ? OptionalInt.empty() : OptionalInt.of(column);
  }

  /** The ratings of a user as a vector; items that are not in the catalogue are left out. */
  UserVector vector(Map<?, Double> ratings) {
    Map<Integer, Double> known = new TreeMap<>();
    ratings.forEach((item, rating) -> column(item).ifPresent(at -> known.put(at, rating)));
    int[] at = known.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] values = new float[at.length];
    for (int i = 0; i < at.length; i++) {
      values[i] = known.get(at[i]).floatValue();
    }
    return new UserVector(at, values);
  }

  /** The columns that a user has not rated, ascending. */
  int[] unrated(UserVector user) {
    List<Integer> unrated = new ArrayList<>();
    int next = 0;
    for (int column = 0; column < ids.size(); column++) {
      if (next < user.size() && user.columns()[next] == column) {
        next++;
      } else {
        unrated.add(column);
      }
    }
    return unrated.stream().mapToInt(Integer::intValue).toArray();
  }

  /** An id is found whether it is given as an int or as a long. */
  private static Object key(Object id) {
    return id instanceof Integer number ? Long.valueOf(number) : id;
  }
}
