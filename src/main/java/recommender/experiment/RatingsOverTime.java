package recommender.experiment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.ratings.Columns;
import recommender.report.DataMetrics;
import recommender.split.Part;

/** Numbers of ratings over time, in periods of equal length. */
final class RatingsOverTime {
  static final int PERIODS = 40;

  private static final Column TIME = col(Columns.TIMESTAMP).cast("double");

  private RatingsOverTime() {}

  /**
   * Counts.
   *
   * @param tagged ratings with their part
   * @return periods, the earliest first; none where there are no times, or only one
   */
  static List<DataMetrics.Period> of(Dataset<Row> tagged) {
    Row range = tagged.agg(min(TIME), max(TIME)).first();
    if (range.isNullAt(0) || range.getDouble(0) == range.getDouble(1)) {
      return List.of();
    }
    double first = range.getDouble(0);
    double length = (range.getDouble(1) - first) / PERIODS;
    Map<Long, Row> counted = new HashMap<>();
    counts(tagged, first, length).forEach(row -> counted.put(row.getLong(0), row));
    return IntStream.range(0, PERIODS)
        .mapToObj(
            period ->
                new DataMetrics.Period(
                    first + period * length,
                    first + (period + 1) * length,
                    number(counted.get((long) period), 1),
                    number(counted.get((long) period), 2)))
        .toList();
  }

  private static List<Row> counts(Dataset<Row> tagged, double first, double length) {
    Column period = least(floor(TIME.minus(first).divide(length)), lit(PERIODS - 1L));
    Column isKnown = Part.TEST.isPart().or(Part.NONE.isPart()).unary_$bang();
    return tagged
        .where(TIME.isNotNull())
        .groupBy(period)
        .agg(count(when(isKnown, true)), count(when(Part.TEST.isPart(), true)))
        .collectAsList();
  }

  private static long number(Row counted, int place) {
    return counted == null ? 0 : counted.getLong(place);
  }
}
