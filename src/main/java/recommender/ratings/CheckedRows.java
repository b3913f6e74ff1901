package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * Checked rows of all files in a small form that is persisted: to parse text costs more than all
 * that is done with it afterwards, so files are read once.
 *
 * <p>Of {@link RawRatings} it keeps the place, with {@link #FILE} (int, in {@link FileOrder}) for
 * part and file, rating and timestamp. An id is kept as a long where it is one ({@link #number}),
 * else as text. {@link #PROBLEM} is the reason why the row is no rating, or null.
 */
record CheckedRows(Dataset<Row> rows) implements AutoCloseable {
  static final String FILE = "_file_number";
  static final String PROBLEM = "_problem";

  static CheckedRows of(RawRatings raw, RowCheck check) {
    UserDefinedFunction file = udf(FileOrder.of(raw.files()), DataTypes.IntegerType);
    return new CheckedRows(
        raw.rows()
            .withColumn(PROBLEM, check.problem())
            .withColumn(number(Columns.USER), IdType.number(Columns.USER))
            .withColumn(number(Columns.ITEM), IdType.number(Columns.ITEM))
            .withColumn(FILE, file.apply(col(RawRatings.PART), col(RawRatings.FILE)))
            .select(
                col(FILE),
                col(RawRatings.BLOCK),
                col(RawRatings.ROW),
                col(number(Columns.USER)),
                text(Columns.USER),
                col(number(Columns.ITEM)),
                text(Columns.ITEM),
                col(Columns.RATING),
                col(Columns.TIMESTAMP),
                col(PROBLEM))
            // Read twice and then gone: memory is for what is read often.
            .persist(StorageLevel.DISK_ONLY()));
  }

  private static Column text(String id) {
    return when(col(number(id)).isNull(), col(id)).as(id);
  }

  /** The column of an id's number, null where the id is none. */
  static String number(String id) {
    return "_" + id + "_number";
  }

  /** Rows without a problem whose ids fit. */
  Dataset<Row> good(IdTypes types) {
    return rows.where(col(PROBLEM).isNull().and(types.hold()));
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
