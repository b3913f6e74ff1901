package recommender.config;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Section {@code input}: the table of the ratings, its layout and columns, and filters on them.
 *
 * @param paths files, directories or globs on any Hadoop file system; none where a table is read
 * @param table of Spark's catalog, in place of paths
 * @param where condition in SQL on the rows of the table
 * @param format the layout of files, or {@link InputFormat#AUTO}
 * @param recursive whether folders in folders are read
 * @param columns names in files that name their columns, and in all files whether there are ratings
 *     and times
 * @param text layout of text files
 * @param time form of times
 * @param ids what ids are
 * @param unrated values of a rating that mean that there is none
 * @param duplicates what becomes of several ratings of an item by one user
 * @param ratingScale when present, ratings outside it are rejected
 * @param maxRejectedFraction share of the rows, in [0, 1], that may be rejected
 * @param maxMissingDays days of a window of dates in a path that may be missing; at least 0
 * @param minUserRatings users with fewer ratings are dropped; at least 1
 * @param minItemRatings items with fewer ratings are dropped; at least 1
 * @param licence of the ratings, for the model card
 * @param titles path of a table of items and titles, for the sample of a report
 */
public record InputSettings(
    List<String> paths,
    Optional<String> table,
    Optional<String> where,
    InputFormat format,
    SubFolders recursive,
    ColumnNames columns,
    TextSettings text,
    TimeSettings time,
    IdKind ids,
    List<Double> unrated,
    Duplicates duplicates,
    Optional<RatingScale> ratingScale,
    double maxRejectedFraction,
    int maxMissingDays,
    int minUserRatings,
    int minItemRatings,
    Optional<String> licence,
    Optional<String> titles) {

  /**
   * The settings of a configuration over the defaults, whatever other sections are.
   *
   * @param given section input
   * @throws SettingsException with all problems
   */
  static InputSettings of(Config given) {
    Config config = given.withFallback(Defaults.load()).resolve();
    List<String> problems = new ArrayList<>(UnknownKeys.of(config, Defaults.load()));
    SettingsReader in = new SettingsReader(config);
    InputSettings input = read(in);
    problems.addAll(in.problems());
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return input;
  }

  static InputSettings read(SettingsReader in) {
    List<String> paths = in.texts("input.path", "a path or a list of paths");
    Optional<String> table = in.optionalText("input.table", "a table such as catalog.db.ratings");
    if (paths.isEmpty() && table.isEmpty()) {
      in.refuse(
          "input.path",
          "a path or a list of paths (--input PATH), or a table (--input-table NAME)",
          paths);
    }
    if (!paths.isEmpty() && table.isPresent()) {
      in.refuse("input.table", "null, as input.path is set", table);
    }
    Optional<String> where = in.optionalText("input.where", "a condition in SQL");
    if (where.isPresent() && table.isEmpty()) {
      in.refuse("input.where", "null, as no input.table is set", where);
    }
    InputFormat format = in.choice("input.format", InputFormat.class);
    ColumnNames columns = ColumnNames.read(in);
    return new InputSettings(
        paths,
        table,
        where,
        format,
        in.choice("input.recursive", SubFolders.class),
        columns,
        TextSettings.read(in),
        TimeSettings.read(in),
        in.choice("input.ids", IdKind.class),
        unrated(in, columns),
        in.choice("input.duplicates", Duplicates.class),
        ratingScale(in, columns),
        in.number("input.max-rejected-fraction", x -> x >= 0 && x <= 1, "a number in [0, 1]"),
        in.integer("input.max-missing-days", n -> n >= 0, "a whole number of at least 0"),
        in.integer("input.min-user-ratings", n -> n >= 1, "a whole number of at least 1"),
        in.integer("input.min-item-ratings", n -> n >= 1, "a whole number of at least 1"),
        in.optionalText("input.licence", "the licence of the ratings"),
        in.optionalText("input.titles", "the path of a table of items and titles"));
  }

  /** The same table with other columns: those of users, of items, or of pairs of both. */
  public InputSettings with(ColumnNames other) {
    // It is another table, in whatever format, and no line of settings was meant for it but those
    // on how text is written.
    return new InputSettings(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        InputFormat.AUTO,
        recursive,
        other,
        text.withoutFields(),
        time,
        ids,
        List.of(),
        duplicates,
        Optional.empty(),
        maxRejectedFraction,
        maxMissingDays,
        1,
        1,
        licence,
        titles);
  }

  private static List<Double> unrated(SettingsReader in, ColumnNames columns) {
    String key = "input.unrated";
    String expected = "a list of numbers that mean no rating, such as [0]";
    List<String> texts = in.texts(key, expected);
    if (!texts.isEmpty() && !columns.hasRatings()) {
      return in.refuse(key, "[], as input.columns.rating is none", List.of());
    }
    try {
      return texts.stream().map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      return in.refuse(key, expected, List.of());
    }
  }

  /** Whether the input has ratings; without them each of its rows counts as a rating of 1. */
  public boolean hasRatings() {
    return columns.hasRatings();
  }

  private static Optional<RatingScale> ratingScale(SettingsReader in, ColumnNames columns) {
    String expected = "two numbers, the lowest and the highest rating, such as [0.5, 5]";
    List<String> ends = in.texts("input.rating-scale", expected);
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    if (!columns.hasRatings()) {
      return in.refuse(
          "input.rating-scale", "null, as input.columns.rating is none", Optional.empty());
    }
    try {
      RatingScale scale =
          new RatingScale(Double.parseDouble(ends.get(0)), Double.parseDouble(ends.get(1)));
      boolean legal =
          ends.size() == 2
              && scale.min() < scale.max()
              && Double.isFinite(scale.max() - scale.min());
      return legal
          ? Optional.of(scale)
          : in.refuse("input.rating-scale", expected, Optional.empty());
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return in.refuse("input.rating-scale", expected, Optional.empty());
    }
  }
}
