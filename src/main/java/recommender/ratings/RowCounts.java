package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;

/**
 * Numbers of checked rows by piece of file, problem and types of ids, from one pass.
 *
 * <p>Rows are counted before the types of ids are known, so that any types can be tried on the
 * counts.
 */
record RowCounts(List<Group> groups) {

  /**
   * Number of rows of one piece of a file that have the same problem and types of ids.
   *
   * @param file its number in {@link FileOrder}
   * @param block where the piece begins
   * @param problem the reason why they are rejected whatever the types of ids, or null
   * @param user the narrowest type that holds the users
   * @param item likewise
   */
  record Group(int file, long block, String problem, IdType user, IdType item, long rows) {

    private static Group of(Row row) {
      return new Group(
          row.getInt(0),
          row.getLong(1),
          row.getString(2),
          IdType.values()[row.getInt(3)],
          IdType.values()[row.getInt(4)],
          row.getLong(5));
    }

    private Optional<String> problem(IdTypes types) {
      if (problem != null) {
        return Optional.of(problem);
      }
      if (!types.user().holds(user)) {
        return Optional.of(types.user().refusal(Columns.USER));
      }
      return types.item().holds(item)
          ? Optional.empty()
          : Optional.of(types.item().refusal(Columns.ITEM));
    }
  }

  static RowCounts of(CheckedRows checked) {
    List<Row> counts =
        checked
            .rows()
            .groupBy(
                col(CheckedRows.FILE),
                col(RawRatings.BLOCK),
                col(CheckedRows.PROBLEM),
                IdType.narrowest(col(CheckedRows.number(Columns.USER))).as("user_type"),
                IdType.narrowest(col(CheckedRows.number(Columns.ITEM))).as("item_type"))
            .agg(count(lit(1)))
            .collectAsList();
    return new RowCounts(counts.stream().map(Group::of).toList());
  }

  long rows() {
    return groups.stream().mapToLong(Group::rows).sum();
  }

  /** Rejected rows by reason. */
  SortedMap<String, Long> rejected(IdTypes types) {
    SortedMap<String, Long> reasons = new TreeMap<>();
    for (Group group : groups) {
      group.problem(types).ifPresent(reason -> reasons.merge(reason, group.rows, Long::sum));
    }
    return reasons;
  }

  /**
   * The types that suit all parts: what the files declare, and where they declare nothing, integers
   * when all but a few values are.
   *
   * @param otherwise share of the rows, below which other values count as mistakes
   */
  IdTypes types(RawRatings raw, double otherwise) {
    return new IdTypes(
        common(raw.user(), Group::user, otherwise), common(raw.item(), Group::item, otherwise));
  }

  private IdType common(
      List<Optional<IdType>> declared, Function<Group, IdType> type, double otherwise) {
    if (declared.contains(Optional.of(IdType.STRING)) || !areIntegers(type, otherwise)) {
      return IdType.STRING;
    }
    boolean allInt = declared.stream().allMatch(Optional.of(IdType.INT)::equals);
    return allInt ? IdType.INT : IdType.LONG;
  }

  private boolean areIntegers(Function<Group, IdType> type, double otherwise) {
    long good = rows(group -> group.problem == null);
    long text = rows(group -> group.problem == null && type.apply(group) == IdType.STRING);
    return text <= otherwise * good;
  }

  private long rows(Predicate<Group> which) {
    return groups.stream().filter(which).mapToLong(Group::rows).sum();
  }

  /** The pieces of files, ranked in file order. */
  FileSplits splits() {
    Map<FileSplits.Piece, Integer> ranks = new HashMap<>();
    groups.stream()
        .sorted(Comparator.comparingInt(Group::file).thenComparingLong(Group::block))
        .map(group -> new FileSplits.Piece(group.file, group.block))
        .forEach(piece -> ranks.putIfAbsent(piece, ranks.size()));
    return new FileSplits(ranks);
  }
}
