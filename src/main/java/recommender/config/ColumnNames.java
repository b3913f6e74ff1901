package recommender.config;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Names that the input has for the columns user, item, rating and timestamp.
 *
 * @param rating absent where a row means no more than that a user took an item (clicks, plays)
 * @param timestamp absent where the input has no times
 */
public record ColumnNames(
    String user, String item, Optional<String> rating, Optional<String> timestamp) {
  private static final String SECTION = "input.columns.";

  static ColumnNames read(SettingsReader in) {
    ColumnNames names =
        new ColumnNames(
            in.text(SECTION + "user", "a column name"),
            in.text(SECTION + "item", "a column name"),
            optional(in, SECTION + "rating"),
            optional(in, SECTION + "timestamp"));
    return names.isOneOfIds() && !names.user.isEmpty()
        ? in.refuse(SECTION + "item", "another column than input.columns.user", names)
        : names;
  }

  /** The columns of a table of users alone, which are read as if they were items, too. */
  public ColumnNames users() {
    return new ColumnNames(user, user, Optional.empty(), Optional.empty());
  }

  /** The columns of a table of items alone, which are read as if they were users, too. */
  public ColumnNames items() {
    return new ColumnNames(item, item, Optional.empty(), Optional.empty());
  }

  /** The columns of a table of users and items. */
  public ColumnNames pairs() {
    return new ColumnNames(user, item, Optional.empty(), Optional.empty());
  }

  /** Whether there is one column, of users or of items. */
  private boolean isOneOfIds() {
    return user.equals(item);
  }

  private static Optional<String> optional(SettingsReader in, String key) {
    return Optional.of(in.text(key, "a column name, or none")).filter(name -> !name.equals("none"));
  }

  /** Whether the input has a column of ratings. */
  public boolean hasRatings() {
    return rating.isPresent();
  }

  /** Whether the input has a column of times. */
  public boolean hasTimes() {
    return timestamp.isPresent();
  }

  /** All there are: user, item, rating, timestamp in this order. */
  public List<String> all() {
    return Stream.of(Optional.of(user), Optional.of(item), rating, timestamp)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Number of columns. */
  public int count() {
    return (int) all().stream().distinct().count();
  }

  /** The same columns under other names. */
  public ColumnNames map(UnaryOperator<String> name) {
    return new ColumnNames(
        name.apply(user), name.apply(item), rating.map(name), timestamp.map(name));
  }

  /** The same columns under the names that the settings have for them. */
  public ColumnNames keys() {
    return new ColumnNames(
        "user",
        isOneOfIds() ? "user" : "item",
        rating.map(any -> "rating"),
        timestamp.map(any -> "timestamp"));
  }
}
