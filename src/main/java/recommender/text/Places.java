package recommender.text;

import java.io.Serializable;
import java.util.List;

/**
 * Places of user, item, rating and timestamp, in this order, in the fields of a record.
 *
 * @param fields the number of a field, from 0, or {@link #NOWHERE}
 * @param constants values that the folders of a file give it, where it has no field; else null
 */
public record Places(List<Integer> fields, List<String> constants) implements Serializable {
  /** Place of a column that no field holds. */
  public static final int NOWHERE = -1;

  static final int USER = 0;
  static final int ITEM = 1;
  static final int RATING = 2;
  static final int TIMESTAMP = 3;

  TextRow row(String[] record) {
    return new TextRow(
        value(record, USER),
        value(record, ITEM),
        value(record, RATING),
        value(record, TIMESTAMP),
        null);
  }

  String value(String[] record, int column) {
    int field = fields.get(column);
    return field == NOWHERE ? constants.get(column) : record[field];
  }
}
