package recommender.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recommender.config.ColumnNames;

/**
 * Whether the first record of a text names its columns.
 *
 * @param records at least one
 * @param folders names and values that the file's folders give it
 */
record HeaderDetector(
    LayoutDetector detector, List<String[]> records, Map<String, String> folders) {

  boolean isPresent() {
    return switch (detector.settings().header()) {
      case PRESENT -> true;
      case ABSENT -> false;
      case AUTO -> looksLikeHeader();
    };
  }

  private boolean looksLikeHeader() {
    List<String> names = Arrays.asList(records.get(0));
    if (new ColumnFinder(names, folders).names(detector.wanted()).isPresent()) {
      return true;
    }
    Optional<Places> places =
        detector
            .fields()
            .map(
                fields ->
                    new ColumnFinder(fields, folders)
                        .places(detector.wanted())
                        .filter(any -> records.get(0).length == fields.size()))
            .orElseGet(
                () -> inOrder().filter(any -> records.get(0).length == columnsInFields().count()));
    return places
        .map(at -> !reads(records.get(0), at) || unlikeTheOthers(at))
        .orElseGet(this::isNamed);
  }

  /** No field of the first record is a number, while some of the others are. */
  private boolean isNamed() {
    return !hasNumber(records.get(0)) && records.stream().skip(1).anyMatch(this::hasNumber);
  }

  private boolean hasNumber(String[] record) {
    return Arrays.stream(record).anyMatch(detector::isRating);
  }

  /** Without ratings and times: ids that are no integers over a column of integers. */
  private boolean unlikeTheOthers(Places at) {
    boolean bare = !detector.wanted().hasRatings() && !detector.wanted().hasTimes();
    return bare
        && records.size() > 1
        && Numbers.integer(at.value(records.get(0), Places.USER)) == null
        && records.stream()
            .skip(1)
            .filter(record -> record.length == records.get(0).length)
            .allMatch(record -> Numbers.integer(at.value(record, Places.USER)) != null);
  }

  /** Whether rating and time are what they should be, or absent. */
  boolean reads(String[] record, Places at) {
    boolean rating = !detector.wanted().hasRatings() || isNullOr(at, record, Places.RATING);
    return rating && (!detector.wanted().hasTimes() || isNullOr(at, record, Places.TIMESTAMP));
  }

  private boolean isNullOr(Places at, String[] record, int column) {
    String value = at.value(record, column);
    return detector.isNull(value)
        || (column == Places.RATING ? detector.isRating(value) : detector.isTime(value));
  }

  /** User, item, rating, timestamp, less what is not wanted or what folders have. */
  Optional<Places> inOrder() {
    ColumnNames columns = columnsInFields();
    return new ColumnFinder(columns.all(), folders).places(columns(columns));
  }

  /** Columns that are fields of a file without names. */
  ColumnNames columnsInFields() {
    ColumnNames keys = detector.wanted().keys();
    return new ColumnNames(
        keys.user(),
        keys.item(),
        keys.rating().filter(any -> !inFolders(detector.wanted().rating())),
        keys.timestamp().filter(any -> !inFolders(detector.wanted().timestamp())));
  }

  /** Those of the folders go by the names that the settings have for them. */
  private ColumnNames columns(ColumnNames fields) {
    return new ColumnNames(
        fields.user(),
        fields.item(),
        fields.rating().or(detector.wanted()::rating),
        fields.timestamp().or(detector.wanted()::timestamp));
  }

  private boolean inFolders(Optional<String> name) {
    return name.map(folders::containsKey).orElse(false);
  }
}
