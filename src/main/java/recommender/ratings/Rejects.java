package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rejected rows of a table, with their reasons and the first examples. */
record Rejects(Source source, RowCounts rowCounts, RowCheck check) {
  private static final int EXAMPLES = 3;
  private static final int LONGEST_LINE = 200;

  /**
   * @throws RatingsException when there are no rows at all, no good ones, or more bad ones than the
   *     share {@code allowed}
   */
  void refuseTooMany(RawRatings raw, IdTypes types, double allowed) {
    long read = rowCounts.rows();
    if (read == 0) {
      throw source.refuse("no ratings in %s; expected at least one row", source.paths());
    }
    SortedMap<String, Long> reasons = rowCounts.rejected(types);
    long rejected = total(reasons);
    if (rejected == read || rejected > allowed * read) {
      throw source.refuse(
          "%d of %d rows rejected (input.max-rejected-fraction is %s):%n%s%nThe first of them:%n%s%n"
              + "Mend or remove these rows, correct input.format, input.columns or input.rating-scale,"
              + " or allow more.",
          rejected, read, allowed, counts(reasons), examples(raw.rows(), types));
    }
  }

  QualityReport report(IdTypes types, long kept) {
    SortedMap<String, Long> reasons = rowCounts.rejected(types);
    long outOfRange = reasons.getOrDefault(check.outOfRange(), 0L);
    long good = rowCounts.rows() - total(reasons);
    return new QualityReport(
        rowCounts.rows(), total(reasons) - outOfRange, good - kept, outOfRange, reasons);
  }

  private static long total(Map<String, Long> reasons) {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String counts(SortedMap<String, Long> reasons) {
    return reasons.entrySet().stream()
        .map(reason -> "  %d: %s".formatted(reason.getValue(), reason.getKey()))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** The first rejected rows in the order of paths, files and lines. */
  private String examples(Dataset<Row> raw, IdTypes types) {
    List<Row> rows =
        raw.withColumn(CheckedRows.number(Columns.USER), IdType.number(Columns.USER))
            .withColumn(CheckedRows.number(Columns.ITEM), IdType.number(Columns.ITEM))
            .where(check.problem().isNotNull().or(not(types.hold())))
            .orderBy(RawRatings.PART, RawRatings.FILE, RawRatings.BLOCK, RawRatings.ROW)
            .select(col(RawRatings.FILE), col(RawRatings.LINE))
            .limit(EXAMPLES)
            .collectAsList();
    return rows.stream()
        .map(row -> "  %s: %s".formatted(row.getString(0), shortened(row.getString(1))))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
  }
}
