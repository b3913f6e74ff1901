package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import recommender.text.LineParser;

/**
 * Rejected rows of a table, with their reasons and the first examples.
 *
 * @param files those that positions speak of
 */
record Rejects(Source source, List<DataFile> files, RowCounts rowCounts, RowRules rules) {
  private static final int EXAMPLES = 3;
  private static final String PLACE = "place";

  /**
   * @throws RatingsException when there are no rows at all, no good ones, or more bad ones than the
   *     share {@code allowed}
   */
  void refuseTooMany(ParsedRows parsed, double allowed) {
    long read = rowCounts.rows();
    if (read == 0) {
      throw source.refuse("no ratings in %s; expected at least one row", source.paths());
    }
    SortedMap<String, Long> reasons = rowCounts.rejected();
    long rejected = total(reasons);
    if (rejected + rowCounts.unrated() == read || rejected > allowed * read) {
      throw source.refuse(
          "%d of %d rows rejected (input.max-rejected-fraction is %s):%n%s%nThe first of them:%n%s%n"
              + "Mend or remove these rows, correct input.format, input.columns%s or"
              + " input.rating-scale, or allow more.",
          rejected, read, allowed, counts(reasons), examples(parsed), more(reasons));
    }
  }

  /** Settings that some reasons ask for. */
  private static String more(SortedMap<String, Long> reasons) {
    if (reasons.containsKey(LineParser.OPEN_QUOTE)) {
      return ", input.quote (none)";
    }
    if (reasons.containsKey("timestamp is missing")) {
      return ", split.strategy (one without times)";
    }
    return reasons.containsKey("timestamp is not a moment in time") ? ", input.time-format" : "";
  }

  /**
   * The report of the table.
   *
   * @param kept ratings that are left
   * @param listed the first rejected rows of each reason
   */
  QualityReport report(long kept, TimeQuality times, List<RejectedRow> listed) {
    SortedMap<String, Long> reasons = rowCounts.rejected();
    long outOfRange = reasons.getOrDefault(rules.outOfRange(), 0L);
    return new QualityReport(
        rowCounts.rows(),
        total(reasons) - outOfRange,
        rowCounts.good() - kept,
        outOfRange,
        rowCounts.unrated(),
        rules.hasTimes() ? rowCounts.withoutTime() : 0,
        reasons,
        times,
        listed);
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
  private String examples(ParsedRows parsed) {
    return collected(rejected(parsed).orderBy(Columns.POSITION).limit(EXAMPLES))
        .map(RejectedRow::toString)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /**
   * The first rejected rows of each reason, by reason.
   *
   * @param most of a reason
   */
  List<RejectedRow> rows(ParsedRows parsed, int most) {
    if (most == 0 || rowCounts.rejectedRows() == 0) {
      return List.of();
    }
    WindowSpec inFileOrder = Window.partitionBy(ParsedRows.PROBLEM).orderBy(Columns.POSITION);
    Dataset<Row> first =
        rejected(parsed)
            .withColumn(PLACE, row_number().over(inFileOrder))
            .where(col(PLACE).leq(most))
            .orderBy(ParsedRows.PROBLEM, Columns.POSITION);
    return collected(first).toList();
  }

  private static Dataset<Row> rejected(ParsedRows parsed) {
    Column problem = col(ParsedRows.PROBLEM);
    return parsed.rows().where(problem.isNotNull().and(problem.notEqual(RowParser.UNRATED)));
  }

  private Stream<RejectedRow> collected(Dataset<Row> rows) {
    return rows
        .select(Columns.POSITION, ParsedRows.LINE, ParsedRows.PROBLEM)
        .collectAsList()
        .stream()
        .map(row -> new RejectedRow(place(row.getLong(0)), row.getString(1), row.getString(2)));
  }

  private String place(long position) {
    return files.isEmpty()
        ? source.paths().get(0)
        : files.get(Positions.file(position)).path().toString();
  }
}
