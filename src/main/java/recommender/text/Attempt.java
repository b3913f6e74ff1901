package recommender.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recommender.config.ColumnNames;
import recommender.config.InputFormat;

/**
 * First records of a text by one dialect, and how well they read as ratings.
 *
 * @param records at least one
 * @param folders names and values that the file's folders give it
 */
record Attempt(
    LayoutDetector detector, Dialect dialect, List<String[]> records, Map<String, String> folders) {
  /** A record of the right number of fields counts this much beside one that reads as a rating. */
  private static final double FIELDS_ONLY = 0.01;

  /** More fields break ties: 4,0 between semicolons is no pair of fields. */
  private static final double PER_FIELD = 1e-5;

  private static final int MOST_COUNTED = 100;
  private static final int WIDE = 8;
  private static final double FEW = 0.1;

  private ColumnNames wanted() {
    return detector.wanted();
  }

  private int width() {
    return LayoutDetector.width(records);
  }

  private HeaderDetector header() {
    return new HeaderDetector(detector, records, folders);
  }

  /** Names of the fields; empty where neither the file nor the settings have any. */
  private List<String> names() {
    Optional<List<String>> given = detector.fields();
    if (given.isPresent()) {
      return given.get();
    }
    return header().isPresent() ? Arrays.asList(records.get(0)) : List.of();
  }

  private Optional<Places> places() {
    List<String> names = names();
    if (!names.isEmpty()) {
      return new ColumnFinder(names, folders).places(wanted()).filter(any -> fits(names));
    }
    return inOrder();
  }

  private Optional<Places> inOrder() {
    return header().inOrder().filter(any -> header().columnsInFields().count() == width());
  }

  private boolean fits(List<String> names) {
    return names.size() == width();
  }

  private List<String[]> data() {
    return header().isPresent() ? records.subList(1, records.size()) : records;
  }

  /** The higher the better it reads. */
  double score() {
    int width = width();
    if (width < Math.min(2, wanted().count())) {
      return 0;
    }
    double all = records.size();
    double right = records.stream().filter(record -> record.length == width).count() / all;
    double readable =
        places()
            .map(at -> (readable(at, width) + (header().isPresent() ? 1 : 0)) / all)
            .orElse(0.0);
    return readable + FIELDS_ONLY * right + PER_FIELD * Math.min(width, MOST_COUNTED);
  }

  private double readable(Places at, int width) {
    return data().stream()
        .filter(record -> record.length == width && header().reads(record, at))
        .count();
  }

  /**
   * @throws LayoutException when columns are missing, or ratings are written otherwise
   */
  TextLayout layout(Head head) {
    if (places().isEmpty()) {
      inOrder().ifPresent(at -> refuseOtherDecimals(head, records, at));
      throw new LayoutException(missing(head));
    }
    Places places = places().get();
    refuseOtherDecimals(head, data(), places);
    List<String> names = names();
    return new TextLayout(
        InputFormat.CSV,
        head.encoding(),
        dialect,
        header().isPresent(),
        names.isEmpty() ? LayoutDetector.numbers(width()) : names,
        places,
        !head.hasPlainLines(),
        names.isEmpty() ? List.of() : new ColumnFinder(names, folders).guesses(wanted()),
        textIds(places));
  }

  /** Of the records that read as ratings. */
  private TextIds textIds(Places at) {
    int width = width();
    return TextIds.of(
        data().stream()
            .filter(record -> record.length == width && header().reads(record, at))
            .map(at::row)
            .filter(row -> !detector.isNull(row.user()) && !detector.isNull(row.item()))
            .toList());
  }

  private String missing(Head head) {
    List<String> names = names();
    if (!names.isEmpty() && !fits(names)) {
      return "%s: %s: expected the names of %d fields separated by %s, was %s"
          .formatted(
              head.file(),
              detector.fields().isPresent() ? "input.fields" : "its header",
              width(),
              dialect.inWords(),
              names);
    }
    if (!names.isEmpty()) {
      return new ColumnFinder(names, folders).lacking(head.file(), wanted());
    }
    String noTimes =
        wanted().hasTimes() && width() == header().columnsInFields().count() - 1
            ? "; without times set input.columns.timestamp = none"
            : "";
    String matrix =
        isWideAndNumeric() ? "; for a matrix with a user a row set input.format = matrix" : "";
    return ("%s: expected %s, found %d fields separated by %s and no header: \"%s\"; name the fields"
            + " in input.fields%s%s")
        .formatted(
            head.file(),
            header().columnsInFields().all(),
            width(),
            dialect.inWords(),
            shortened(head.lines().get(0)),
            noTimes,
            matrix);
  }

  /** As a matrix is, and no table of ratings. */
  private boolean isWideAndNumeric() {
    return width() > WIDE
        && records.stream()
            .skip(1)
            .flatMap(Arrays::stream)
            .allMatch(field -> detector.isNull(field) || detector.isRating(field));
  }

  private static String shortened(String line) {
    return line.length() <= MOST_COUNTED ? line : line.substring(0, MOST_COUNTED) + "…";
  }

  /** Ratings such as 4,0 where a point is expected would all be rejected. */
  private void refuseOtherDecimals(Head head, List<String[]> data, Places at) {
    char other = detector.settings().decimal() == '.' ? ',' : '.';
    if (!wanted().hasRatings()) {
      return;
    }
    int width = width();
    List<String> ratings =
        data.stream()
            .filter(record -> record.length == width)
            .map(record -> at.value(record, Places.RATING))
            .filter(value -> !detector.isNull(value) && !detector.isRating(value))
            .filter(value -> Numbers.number(value, other) != null)
            .toList();
    // A few are mistakes, which are counted.
    if (ratings.size() > FEW * data.size()) {
      throw new LayoutException(
          "%s: expected ratings with '%s' before the fraction, was %s; set input.decimal = \"%s\""
              .formatted(head.file(), detector.settings().decimal(), ratings.get(0), other));
    }
  }
}
