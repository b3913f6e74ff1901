package recommender.config;

import java.util.List;
import java.util.Optional;

/**
 * Section {@code input}: files of the ratings, their format and columns, and filters on them.
 *
 * @param paths at least one path, directory or glob on any Hadoop file system
 * @param format the layout, or {@link InputFormat#AUTO}
 * @param columns names in files that name their columns, and in all files whether there are ratings
 * @param ratingScale when present, ratings outside it are rejected
 * @param maxRejectedFraction share of the rows, in [0, 1], that may be rejected
 * @param minUserRatings users with fewer ratings are dropped; at least 1
 * @param minItemRatings items with fewer ratings are dropped; at least 1
 */
public record InputSettings(
    List<String> paths,
    InputFormat format,
    ColumnNames columns,
    Optional<RatingScale> ratingScale,
    double maxRejectedFraction,
    int minUserRatings,
    int minItemRatings) {

  static InputSettings read(SettingsReader in) {
    List<String> paths = in.texts("input.path", "a path or a list of paths");
    if (paths.isEmpty()) {
      in.refuse("input.path", "a path or a list of paths (--input PATH)", paths);
    }
    InputFormat format = in.choice("input.format", InputFormat.class);
    ColumnNames columns = ColumnNames.read(in);
    return new InputSettings(
        paths,
        format,
        columns,
        ratingScale(in, columns),
        in.number("input.max-rejected-fraction", x -> x >= 0 && x <= 1, "a number in [0, 1]"),
        in.integer("input.min-user-ratings", n -> n >= 1, "a whole number of at least 1"),
        in.integer("input.min-item-ratings", n -> n >= 1, "a whole number of at least 1"));
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
