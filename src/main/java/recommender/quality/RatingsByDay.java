package recommender.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.experiment.RatingHistogram;
import recommender.ratings.Columns;
import recommender.ratings.TimeQuality;

/**
 * Ratings by value and by day, from one pass.
 *
 * @param histogram by value
 * @param byDay by days since 1970, from one before {@link #DAYS} of them to one after
 * @param newest the last of these days
 */
record RatingsByDay(RatingHistogram histogram, TreeMap<Long, Long> byDay, long newest) {
  /** So many days up to the newest one are listed. */
  static final int DAYS = 31;

  private static final double SECONDS = 86_400;

  /** Places in a row, after two columns of the bin and the day. */
  private static final int DAY = 2;

  private static final int LOW = 3;
  private static final int HIGH = 4;
  private static final int RATINGS = 5;

  /**
   * Counts.
   *
   * @param ratings at least one
   * @param times their range
   */
  static RatingsByDay of(Dataset<Row> ratings, TimeQuality times) {
    long newest = times.newest() == null ? 0 : (long) Math.floor(times.newest() / SECONDS);
    Column day =
        least(
            lit(newest + 1),
            greatest(
                lit(newest - DAYS), floor(col(Columns.TIMESTAMP).divide(SECONDS)).cast("long")));
    Column rating = col(Columns.RATING);
    List<Row> rows =
        ratings
            .groupBy(
                Stream.concat(Arrays.stream(RatingHistogram.binOf(rating)), Stream.of(day))
                    .toArray(Column[]::new))
            .agg(min(rating), max(rating), count(lit(1)))
            .collectAsList();
    TreeMap<Long, Long> byDay = new TreeMap<>();
    rows.forEach(row -> byDay.merge(row.getLong(DAY), row.getLong(RATINGS), Long::sum));
    return new RatingsByDay(histogram(rows), byDay, newest);
  }

  private static RatingHistogram histogram(List<Row> rows) {
    TreeMap<List<Object>, RatingHistogram.Bin> bins =
        new TreeMap<>(Comparator.comparing(List::toString));
    rows.forEach(
        row ->
            bins.merge(
                Arrays.asList(row.get(0), row.get(1)),
                new RatingHistogram.Bin(
                    row.getDouble(LOW), row.getDouble(HIGH), row.getLong(RATINGS)),
                RatingsByDay::together));
    return new RatingHistogram(
        bins.values().stream()
            .sorted(Comparator.comparingDouble(RatingHistogram.Bin::low))
            .toList());
  }

  private static RatingHistogram.Bin together(RatingHistogram.Bin one, RatingHistogram.Bin two) {
    return new RatingHistogram.Bin(
        Math.min(one.low(), two.low()),
        Math.max(one.high(), two.high()),
        one.ratings() + two.ratings());
  }

  /** As {@code quality.json} has it. */
  Quality.Days days() {
    List<Quality.Day> last = new ArrayList<>();
    LongStream.rangeClosed(newest - DAYS + 1, newest)
        .forEach(day -> last.add(new Quality.Day(text(day), byDay.getOrDefault(day, 0L))));
    return new Quality.Days(
        byDay.getOrDefault(newest - DAYS, 0L), last, byDay.getOrDefault(newest + 1, 0L));
  }

  /** A date, of odd times one at the end of all dates. */
  private static String text(long day) {
    return Instant.ofEpochMilli(Math.round(day * SECONDS * 1e3))
        .atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .toString();
  }
}
