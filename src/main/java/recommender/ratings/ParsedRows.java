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
 * Parsed rows of a whole table, persisted: to parse costs more than all that is done with it
 * afterwards, so files are read once.
 */
record ParsedRows(Dataset<Row> rows) implements AutoCloseable {
  static final String USER_NUMBER = "userNumber";
  static final String USER = "user";
  static final String ITEM_NUMBER = "itemNumber";
  static final String ITEM = "item";
  static final String RATING = "rating";
  static final String TIME = "time";
  static final String TIME_KIND = "timeKind";
  static final String POSITION = "position";
  static final String PROBLEM = "problem";
  static final String LINE = "line";

  static ParsedRows of(Dataset<ParsedRow> parsed) {
    // Read twice and then gone: memory is for what is read often.
    return new ParsedRows(parsed.toDF().persist(StorageLevel.DISK_ONLY()));
  }

  /** The same with a problem in rows whose ids are not of the types that another table has. */
  static ParsedRows of(Dataset<ParsedRow> parsed, IdTypes given) {
    Dataset<Row> rows = parsed.toDF();
    Column problem =
        coalesce(
            col(PROBLEM),
            when(not(given.user().holds(col(USER_NUMBER))), given.user().refusal(Columns.USER)),
            when(not(given.item().holds(col(ITEM_NUMBER))), given.item().refusal(Columns.ITEM)));
    return new ParsedRows(rows.withColumn(PROBLEM, problem).persist(StorageLevel.DISK_ONLY()));
  }

  /** Rows without a problem, in the columns of {@link Ratings#rows()}. */
  Dataset<Row> good(IdTypes types, TimeScale scale) {
    Column moment = col(TIME_KIND).equalTo(TimeKind.MOMENT.ordinal());
    Column seconds =
        scale.perSecond() == 1
            ? col(TIME)
            : when(moment, col(TIME)).otherwise(col(TIME).divide(scale.perSecond()));
    return rows.where(col(PROBLEM).isNull())
        .select(
            types.user().of(col(USER_NUMBER), col(USER)).as(Columns.USER),
            types.item().of(col(ITEM_NUMBER), col(ITEM)).as(Columns.ITEM),
            col(RATING).as(Columns.RATING),
            seconds.as(Columns.TIMESTAMP),
            col(POSITION).as(Columns.POSITION));
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
