package recommender.ratings;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Parsed rows of a whole table, those of each user in one partition, persisted: files are read, and
 * rows sent to other partitions, once.
 *
 * @param types of the ids; an id that does not fit is null
 */
record ParsedRows(Dataset<Row> rows, IdTypes types) implements AutoCloseable {
  static final String USER_IS_TEXT = "user_is_text";
  static final String ITEM_IS_TEXT = "item_is_text";
  static final String TIME = "time";
  static final String TIME_KIND = "timeKind";
  static final String PROBLEM = "problem";
  static final String LINE = "line";

  private static final String USER_NUMBER = "userNumber";
  private static final String ITEM_NUMBER = "itemNumber";

  /**
   * Rows yet to be read.
   *
   * @param likelyRows about how many there are
   */
  static ParsedRows of(Dataset<ParsedRow> parsed, IdTypes types, long likelyRows) {
    Column problem =
        coalesce(
            col(PROBLEM),
            when(not(types.user().holds(col(USER_NUMBER))), types.user().refusal(Columns.USER)),
            when(not(types.item().holds(col(ITEM_NUMBER))), types.item().refusal(Columns.ITEM)));
    Dataset<Row> rows =
        parsed
            .toDF()
            .select(
                types.user().of(col(USER_NUMBER), col(Columns.USER)).as(Columns.USER),
                types.item().of(col(ITEM_NUMBER), col(Columns.ITEM)).as(Columns.ITEM),
                col(Columns.RATING),
                col(TIME),
                col(Columns.POSITION),
                col(USER_NUMBER).isNull().as(USER_IS_TEXT),
                col(ITEM_NUMBER).isNull().as(ITEM_IS_TEXT),
                col(TIME_KIND),
                problem.as(PROBLEM),
                col(LINE));
    return new ParsedRows(
        RatingsByUser.of(rows, likelyRows).persist(StorageLevel.MEMORY_AND_DISK()), types);
  }

  /** Rows without a problem, in the columns of {@link Ratings#rows()}. */
  Dataset<Row> good(TimeScale scale) {
    Column moment =
        col(TIME_KIND).between(TimeKind.PAST_MOMENT.ordinal(), TimeKind.FUTURE_MOMENT.ordinal());
    Column seconds =
        scale.perSecond() == 1
            ? col(TIME)
            : when(moment, col(TIME)).otherwise(col(TIME).divide(scale.perSecond()));
    return rows.where(col(PROBLEM).isNull())
        .select(
            col(Columns.USER),
            col(Columns.ITEM),
            col(Columns.RATING),
            seconds.as(Columns.TIMESTAMP),
            col(Columns.POSITION));
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
