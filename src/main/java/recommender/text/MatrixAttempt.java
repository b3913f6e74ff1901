package recommender.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recommender.config.HeaderRow;
import recommender.config.InputFormat;

/**
 * First records of a text as rows of a matrix.
 *
 * @param records of the text
 */
record MatrixAttempt(LayoutDetector detector, Dialect dialect, List<String[]> records) {

  int score() {
    return LayoutDetector.width(records);
  }

  private boolean hasHeader() {
    HeaderRow setting = detector.settings().header();
    if (setting != HeaderRow.AUTO) {
      return setting == HeaderRow.PRESENT;
    }
    return Arrays.stream(records.get(0))
        .filter(field -> !detector.isNull(field))
        .anyMatch(field -> !detector.isRating(field));
  }

  /**
   * @throws LayoutException when the names of the settings are not as many as the fields
   */
  TextLayout layout(Head head) {
    List<String> names = names();
    int user = userField(names);
    List<String> items = new ArrayList<>(names);
    if (user == Places.NOWHERE && firstIsCount()) {
      items.set(0, MatrixParser.NO_ITEM);
    }
    List<Integer> fields = List.of(user, Places.NOWHERE, Places.NOWHERE, Places.NOWHERE);
    return new TextLayout(
        InputFormat.MATRIX,
        head.encoding(),
        dialect,
        hasHeader(),
        items,
        new Places(fields, Arrays.asList(null, null, null, null)),
        true,
        inWords(user, items),
        TextIds.NONE);
  }

  private static List<String> inWords(int user, List<String> items) {
    List<String> words = new ArrayList<>();
    words.add(user == Places.NOWHERE ? "users numbered by row" : "user = " + items.get(user));
    if (items.get(0).equals(MatrixParser.NO_ITEM)) {
      words.add("first field the number of ratings");
    }
    return words;
  }

  private List<String> names() {
    int width = LayoutDetector.width(records);
    if (detector.fields().isPresent()) {
      List<String> fields = detector.fields().get();
      if (fields.size() != width) {
        throw new LayoutException(
            "input.fields: expected the names of %d fields, was %d"
                .formatted(width, fields.size()));
      }
      return fields;
    }
    if (hasHeader()) {
      return Arrays.asList(records.get(0));
    }
    // Without the field that counts, items are numbered from 1 all the same.
    return firstIsCount() ? numbersFromZero(width) : LayoutDetector.numbers(width);
  }

  private static List<String> numbersFromZero(int width) {
    List<String> names = new ArrayList<>(List.of("0"));
    names.addAll(LayoutDetector.numbers(width - 1));
    return names;
  }

  private int userField(List<String> names) {
    String user = detector.wanted().user();
    int exact = names.indexOf(user);
    if (exact >= 0) {
      return exact;
    }
    for (int field = 0; field < names.size(); field++) {
      if (names.get(field).equalsIgnoreCase(user)
          || names.get(field).replaceAll("[^A-Za-z]", "").equalsIgnoreCase("user")
          || names.get(field).replaceAll("[^A-Za-z]", "").equalsIgnoreCase("userid")) {
        return field;
      }
    }
    return Places.NOWHERE;
  }

  /** Whether the first field of each record is the number of ratings in it, as in Jester's. */
  private boolean firstIsCount() {
    List<String[]> data = hasHeader() ? records.subList(1, records.size()) : records;
    return data.size() > 1 && data.stream().allMatch(this::countsItself);
  }

  private boolean countsItself(String[] record) {
    Double count = Numbers.number(record[0], '.');
    long ratings =
        Arrays.stream(record)
            .skip(1)
            .filter(field -> !detector.isNull(field))
            .filter(field -> !detector.isUnrated(field))
            .count();
    return count != null && count == ratings;
  }
}
