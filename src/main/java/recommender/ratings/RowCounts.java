package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.IdKind;
import recommender.text.LineParser;

/** Numbers of rows by problem, kinds of ids and kind of time, from one pass. */
record RowCounts(List<Group> groups) {

  /**
   * Number of rows that are alike.
   *
   * @param problem the reason why they are rejected, or null
   * @param userIsText whether the users are no integers
   * @param itemIsText likewise
   * @param firstTime the smallest
   * @param lastTime the largest
   * @param position of the first of them
   */
  record Group(
      String problem,
      boolean userIsText,
      boolean itemIsText,
      TimeKind time,
      long rows,
      double firstTime,
      double lastTime,
      long position) {

    private static Group of(Row row) {
      return new Group(
          row.getString(0),
          row.getBoolean(1),
          row.getBoolean(2),
          TimeKind.of(row.getInt(3)),
          row.getLong(4),
          row.getDouble(5),
          row.getDouble(6),
          row.getLong(7));
    }

    private boolean isGood() {
      return problem == null;
    }
  }

  static RowCounts of(Dataset<Row> parsed) {
    List<Row> counts =
        parsed
            .groupBy(
                col(ParsedRows.PROBLEM),
                col(ParsedRows.USER_IS_TEXT),
                col(ParsedRows.ITEM_IS_TEXT),
                col(ParsedRows.TIME_KIND))
            .agg(count(lit(1)), min(ParsedRows.TIME), max(ParsedRows.TIME), min(Columns.POSITION))
            .collectAsList();
    return new RowCounts(counts.stream().map(Group::of).toList());
  }

  long rows() {
    return rows(group -> true);
  }

  /** Rows without a problem. */
  long good() {
    return rows(Group::isGood);
  }

  /** Rows that are no rating though nothing is wrong with them. */
  long unrated() {
    return rows(group -> RowParser.UNRATED.equals(group.problem));
  }

  /** Good rows without a time. */
  long withoutTime() {
    return times(TimeKind.NONE);
  }

  /** Rows with a quoted field that has no end in its line. */
  long openQuotes() {
    return rows(group -> LineParser.OPEN_QUOTE.equals(group.problem));
  }

  /** The place of the first row with bytes of another charset. */
  OptionalLong wrongEncoding() {
    return groups.stream()
        .filter(group -> RowParser.WRONG_ENCODING.equals(group.problem))
        .mapToLong(Group::position)
        .min();
  }

  /** Rejected rows by reason. */
  SortedMap<String, Long> rejected() {
    SortedMap<String, Long> reasons = new TreeMap<>();
    groups.stream()
        .filter(group -> !group.isGood() && !RowParser.UNRATED.equals(group.problem))
        .forEach(group -> reasons.merge(group.problem, group.rows, Long::sum));
    return reasons;
  }

  long rejectedRows() {
    return rejected().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Good rows with a time of a kind. */
  long times(TimeKind kind) {
    return rows(group -> group.isGood() && group.time == kind);
  }

  /** The kinds of numbers that good rows have as times, ascending. */
  List<TimeKind> numbers() {
    return Arrays.stream(TimeKind.values())
        .filter(TimeKind::isNumber)
        .filter(kind -> times(kind) > 0)
        .toList();
  }

  /** Whether good rows have dates as times. */
  boolean hasMoments() {
    return timed().stream().anyMatch(group -> group.time.isMoment());
  }

  /** Good rows that have a time. */
  List<Group> timed() {
    return groups.stream().filter(group -> group.isGood() && group.time != TimeKind.NONE).toList();
  }

  /** The smallest time of a kind. */
  double first(TimeKind kind) {
    return timed().stream()
        .filter(group -> group.time == kind)
        .mapToDouble(Group::firstTime)
        .min()
        .orElseThrow();
  }

  double firstNumber() {
    return numberGroups().stream().mapToDouble(Group::firstTime).min().orElseThrow();
  }

  double lastNumber() {
    return numberGroups().stream().mapToDouble(Group::lastTime).max().orElseThrow();
  }

  private List<Group> numberGroups() {
    return timed().stream().filter(group -> group.time.isNumber()).toList();
  }

  /** The types that suit all good rows. */
  IdTypes types(Table table, IdKind ids) {
    return table.types(
        ids,
        rows(group -> group.isGood() && group.userIsText) > 0,
        rows(group -> group.isGood() && group.itemIsText) > 0);
  }

  private long rows(Predicate<Group> which) {
    return groups.stream().filter(which).mapToLong(Group::rows).sum();
  }
}
