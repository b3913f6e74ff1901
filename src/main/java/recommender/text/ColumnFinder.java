package recommender.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import recommender.config.ColumnNames;

/**
 * Search for the columns that the settings name among those of a table.
 *
 * <p>A name that is not there in any case of letters, and is the default, may go by another that is
 * common for its column, such as {@code ISBN} for the item.
 *
 * @param columns names as found, in their order
 * @param folders names and values that the folders of a file give it
 */
public record ColumnFinder(List<String> columns, Map<String, String> folders) {
  private static final Map<String, Set<String>> COMMON =
      Map.of(
          "userId",
          Set.of("user", "userid", "uid", "reviewerid", "customerid", "memberid", "username"),
          "movieId",
          Set.of(
              "item",
              "itemid",
              "iid",
              "movie",
              "movieid",
              "film",
              "filmid",
              "book",
              "bookid",
              "isbn",
              "asin",
              "product",
              "productid",
              "song",
              "songid",
              "track",
              "trackid",
              "artist",
              "artistid",
              "joke",
              "jokeid",
              "anime",
              "animeid",
              "article",
              "articleid",
              "game",
              "gameid",
              "business",
              "businessid",
              "parentasin"),
          "rating",
          Set.of("rating", "ratings", "bookrating", "score", "stars", "overall", "preference"),
          "timestamp",
          Set.of(
              "timestamp",
              "time",
              "ts",
              "date",
              "datetime",
              "unixreviewtime",
              "unixtime",
              "reviewtime",
              "ratingtime",
              "createdat"));

  /**
   * The columns as found, in the order user, item, rating, timestamp.
   *
   * @param wanted names of the settings
   * @return empty when one that is wanted is missing
   */
  public Optional<List<String>> names(ColumnNames wanted) {
    List<String> names = new ArrayList<>();
    for (String name : wanted.all()) {
      Optional<String> found = name(name);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      names.add(found.get());
    }
    // Two columns that go by one name would be read as each other.
    return names.stream().distinct().count() == wanted.count()
        ? Optional.of(names)
        : Optional.empty();
  }

  /** An exact match, else the only one in other case, else the only common name. */
  private Optional<String> name(String wanted) {
    if (columns.contains(wanted) || folders.containsKey(wanted)) {
      return Optional.of(wanted);
    }
    List<String> alike = columns.stream().filter(wanted::equalsIgnoreCase).toList();
    if (alike.size() == 1) {
      return Optional.of(alike.get(0));
    }
    Set<String> common = COMMON.getOrDefault(wanted, Set.of());
    List<String> others =
        columns.stream().filter(column -> common.contains(letters(column))).toList();
    return alike.isEmpty() && others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
  }

  private static String letters(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Places of the columns; nowhere, those that are not wanted. */
  Optional<Places> places(ColumnNames wanted) {
    return names(wanted)
        .map(
            found -> {
              List<Integer> fields = new ArrayList<>();
              List<String> constants = new ArrayList<>();
              List<Optional<String>> all = byColumn(wanted, found);
              for (Optional<String> name : all) {
                int field = name.map(columns::indexOf).orElse(Places.NOWHERE);
                fields.add(field);
                constants.add(field == Places.NOWHERE ? name.map(folders::get).orElse(null) : null);
              }
              return new Places(List.copyOf(fields), constants);
            });
  }

  private static List<Optional<String>> byColumn(ColumnNames wanted, List<String> found) {
    List<Optional<String>> all = new ArrayList<>();
    int next = 2;
    all.add(Optional.of(found.get(0)));
    all.add(Optional.of(found.get(1)));
    all.add(wanted.hasRatings() ? Optional.of(found.get(next++)) : Optional.empty());
    all.add(wanted.hasTimes() ? Optional.of(found.get(next)) : Optional.empty());
    return all;
  }

  /** Columns that go by a common name: {@code item = ISBN}. */
  List<String> guesses(ColumnNames wanted) {
    List<String> keys = wanted.keys().all();
    List<String> names = names(wanted).orElse(List.of());
    List<String> guesses = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).equalsIgnoreCase(wanted.all().get(i))) {
        guesses.add(keys.get(i) + " = " + names.get(i));
      }
    }
    return guesses;
  }

  /**
   * What is missing, and the settings that name it.
   *
   * @param table what to call it
   */
  public String lacking(String table, ColumnNames wanted) {
    String found =
        folders.isEmpty() ? columns.toString() : columns + " and folders of " + folders.keySet();
    ColumnNames without =
        new ColumnNames(wanted.user(), wanted.item(), wanted.rating(), Optional.empty());
    if (wanted.hasTimes() && names(without).isPresent()) {
      return ("%s has no column of times: expected %s, found %s; name it in input.columns.timestamp, or"
              + " set that to none and split.strategy to random, user-first, users or given")
          .formatted(table, wanted.timestamp().get(), found);
    }
    return ("%s lacks columns: expected %s, found %s; name its columns in input.columns.{%s}, or set"
            + " input.header = absent (and input.fields) if these are data")
        .formatted(table, wanted.all(), found, String.join(",", wanted.keys().all()));
  }
}
