package recommender.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.ratings.Columns;

/**
 * Numbers of users, or items, that have as many ratings each.
 *
 * @param groups by number of ratings and by whether they are new
 * @param isNewKnown whether the latter says anything
 */
record IdCounts(List<Group> groups, boolean isNewKnown) {
  private static final String NUMBER = "number";
  private static final String FIRST = "first";
  private static final String IS_NEW = "is_new";
  private static final String KNOWN = "known";
  private static final String IS_ITEM = "is_item";
  private static final int DECILES = 10;

  /** So many of them with a number of ratings each. */
  record Group(long ratings, boolean isNew, long ids) {}

  /** Users and items of the same ratings. */
  record Both(IdCounts users, IdCounts items) {}

  /**
   * Counts users and items in one pass.
   *
   * @param newest time in seconds after which a user's first rating makes him new; empty where that
   *     is not known
   * @param knownItems a column of items that are not new; empty where that is not known
   */
  static Both of(Dataset<Row> ratings, Optional<Double> newest, Optional<Dataset<Row>> knownItems) {
    Column isLater = newest.map(time -> col(FIRST).gt(time)).orElse(lit(false));
    Dataset<Row> users = counted(ratings, Columns.USER).withColumn(IS_NEW, isLater);
    Dataset<Row> items = counted(ratings, Columns.ITEM);
    Dataset<Row> marked =
        knownItems
            .map(known -> marked(items, known))
            .orElseGet(() -> items.withColumn(IS_NEW, lit(false)));
    List<Row> rows = grouped(users, false).union(grouped(marked, true)).collectAsList();
    return new Both(of(rows, false, newest.isPresent()), of(rows, true, knownItems.isPresent()));
  }

  private static Dataset<Row> counted(Dataset<Row> ratings, String id) {
    return ratings.groupBy(id).agg(count(lit(1)).as(NUMBER), min(Columns.TIMESTAMP).as(FIRST));
  }

  /** An id may have been of another type. */
  private static Dataset<Row> marked(Dataset<Row> items, Dataset<Row> known) {
    Column id = known.col(Columns.ITEM).cast(items.schema().apply(Columns.ITEM).dataType());
    Dataset<Row> ids = known.select(id.as(KNOWN));
    return items
        .join(ids, col(Columns.ITEM).equalTo(col(KNOWN)), "left")
        .withColumn(IS_NEW, col(KNOWN).isNull());
  }

  private static Dataset<Row> grouped(Dataset<Row> counted, boolean isItem) {
    return counted.groupBy(col(NUMBER), col(IS_NEW)).count().withColumn(IS_ITEM, lit(isItem));
  }

  private static IdCounts of(List<Row> rows, boolean isItem, boolean isNewKnown) {
    return new IdCounts(
        rows.stream()
            .filter(row -> row.getBoolean(row.fieldIndex(IS_ITEM)) == isItem)
            .map(row -> new Group(row.getLong(0), row.getBoolean(1), row.getLong(2)))
            .sorted(Comparator.comparingLong(Group::ratings))
            .toList(),
        isNewKnown);
  }

  /** As {@code quality.json} has it. */
  Quality.Ids summary() {
    long ids = sum(group -> group.ids());
    return new Quality.Ids(
        ids,
        deciles(ids),
        isNewKnown ? (double) sum(group -> group.isNew() ? group.ids() : 0) / ids : null,
        isNewKnown
            ? (double) sum(group -> group.isNew() ? group.ids() * group.ratings() : 0)
                / sum(group -> group.ids() * group.ratings())
            : null);
  }

  /** The fewest, the number that at least a tenth of them do not exceed, and so on to the most. */
  private List<Long> deciles(long ids) {
    List<Long> deciles = new ArrayList<>(List.of(groups.get(0).ratings()));
    long below = 0;
    for (Group group : groups) {
      below += group.ids();
      while (deciles.size() <= DECILES && below * DECILES >= deciles.size() * ids) {
        deciles.add(group.ratings());
      }
    }
    return deciles;
  }

  private long sum(ToLongFunction<Group> number) {
    return groups.stream().mapToLong(number).sum();
  }
}
