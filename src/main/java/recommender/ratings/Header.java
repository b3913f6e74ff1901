package recommender.ratings;

import java.util.List;
import recommender.config.ColumnNames;

/**
 * Column names of a table, in which those that the settings ask for are found.
 *
 * @param columns names as found
 * @param table what to call the table in messages
 */
record Header(List<String> columns, String table) {

  /** The names as found of the columns wanted. */
  ColumnNames find(ColumnNames wanted, Source source) {
    ColumnNames found = wanted.map(this::find);
    if (columns.containsAll(found.all())) {
      return found;
    }
    throw source.refuse(
        "%s lacks columns: expected %s, found %s; name its columns in"
            + " input.columns.{%s}, or set input.format if these are data",
        table, wanted.all(), columns, String.join(",", wanted.keys().all()));
  }

  /** An exact match, else the only one in other case, else the name itself. */
  private String find(String name) {
    List<String> alike = columns.stream().filter(name::equalsIgnoreCase).toList();
    return alike.size() == 1 && !columns.contains(name) ? alike.get(0) : name;
  }
}
