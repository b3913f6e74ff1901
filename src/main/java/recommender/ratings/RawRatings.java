package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Unchecked rows of any format in one form.
 *
 * <p>Columns: {@link #PART} (int, which path), {@link #FILE} (string), {@link #BLOCK} (long, where
 * the piece of the file begins that a task read) and {@link #ROW} (long, ascending in a piece);
 * user and item (string, not blank, or null), rating and timestamp (double or null); {@link
 * #BROKEN} (why the row could not be taken apart, or null) and {@link #LINE} (the row as text).
 *
 * @param files the names of the files of each part
 * @param user the type of ids that each part declares; empty where it follows from the values
 * @param item likewise
 */
record RawRatings(
    Dataset<Row> rows,
    List<List<String>> files,
    List<Optional<IdType>> user,
    List<Optional<IdType>> item) {
  static final String PART = "_part";
  static final String FILE = "_file";
  static final String BLOCK = "_block";
  static final String ROW = "_row";
  static final String BROKEN = "_broken";
  static final String LINE = "_line";

  /** Rows of a text format, from {@link #located} rows with the four fields as text. */
  static RawRatings ofText(Dataset<Row> fields) {
    Dataset<Row> rows =
        fields
            .withColumn(Columns.USER, id(col(Columns.USER)))
            .withColumn(Columns.ITEM, id(col(Columns.ITEM)))
            .withColumn(Columns.RATING, expr("TRY_CAST(%s AS DOUBLE)".formatted(Columns.RATING)))
            .withColumn(Columns.TIMESTAMP, EpochSeconds.fromText().apply(col(Columns.TIMESTAMP)));
    return of(rows, Optional.empty(), Optional.empty());
  }

  /** Rows of any format, from {@link #located} rows with the four fields in their types. */
  static RawRatings of(Dataset<Row> fields, Optional<IdType> user, Optional<IdType> item) {
    // A piece is read by one task from front to back, so the number ascends within it. It comes
    // last as Spark moves no filter below it: values are parsed once, not in each condition too.
    Dataset<Row> rows = fields.withColumn(ROW, monotonically_increasing_id());
    return new RawRatings(rows, List.of(List.of(rows.inputFiles())), List.of(user), List.of(item));
  }

  /** The columns of a row's place in its file, and after them {@code others}. */
  static Column[] located(Column... others) {
    List<Column> columns = new ArrayList<>();
    columns.add(lit(0).as(PART));
    columns.add(col("_metadata.file_path").as(FILE));
    columns.add(col("_metadata.file_block_start").as(BLOCK));
    columns.addAll(List.of(others));
    return columns.toArray(Column[]::new);
  }

  /** The rating of every row of an input that has none. */
  static Column unrated() {
    return lit(1.0);
  }

  /** Text as an id: without blanks around it, null when nothing is left. */
  static Column id(Column text) {
    return when(trim(text).notEqual(""), trim(text));
  }

  /** All rows of several paths, the parts numbered in their order. */
  static RawRatings union(List<RawRatings> parts) {
    Dataset<Row> rows = parts.get(0).rows;
    List<List<String>> files = new ArrayList<>(parts.get(0).files);
    List<Optional<IdType>> users = new ArrayList<>(parts.get(0).user);
    List<Optional<IdType>> items = new ArrayList<>(parts.get(0).item);
    for (int part = 1; part < parts.size(); part++) {
      rows = rows.unionByName(parts.get(part).rows.withColumn(PART, lit(part)));
      files.addAll(parts.get(part).files);
      users.addAll(parts.get(part).user);
      items.addAll(parts.get(part).item);
    }
    return new RawRatings(rows, files, users, items);
  }
}
