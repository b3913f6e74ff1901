package recommender.ratings;

import java.util.List;
import recommender.config.ColumnNames;

/**
 * The columns that a table has and those that the settings ask for.
 *
 * @param columns names as found
 * @param table what to call the table in messages
 */
record Header(List<String> columns, String table) {

  /** The names as found of the four columns. */
  ColumnNames find(ColumnNames wanted, Source source) {
    ColumnNames found =
        new ColumnNames(
            find(wanted.user()),
            find(wanted.item()),
            find(wanted.rating()),
            find(wanted.timestamp()));
    if (columns.containsAll(
        List.of(found.user(), found.item(), found.rating(), found.timestamp()))) {
      return found;
    }
    throw source.refuse(
        "%s lacks columns: expected %s, found %s; name its columns in"
            + " input.columns.{user,item,rating,timestamp}, or set input.format if these are data",
        table, List.of(wanted.user(), wanted.item(), wanted.rating(), wanted.timestamp()), columns);
  }

  /** An exact match, else the only one in other case, else the name itself. */
  private String find(String name) {
    List<String> alike = columns.stream().filter(name::equalsIgnoreCase).toList();
    return alike.size() == 1 && !columns.contains(name) ? alike.get(0) : name;
  }
}
