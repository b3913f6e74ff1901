package recommender.ratings;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Numbers of rows of a table by what became of them: {@code read} is the sum of all that follow and
 * of {@link #kept()}.
 *
 * @param read data rows, so neither headers nor blank lines
 * @param malformed rows that are no rating
 * @param duplicates ratings that another one of the same user for the same item stands for
 * @param outOfRange ratings outside {@code input.rating-scale}
 * @param unrated rows whose rating is one of {@code input.unrated}
 * @param withoutTime ratings without a time, where none is needed; they are among those kept
 * @param reasons rejected rows (malformed and out of range) by reason; the first reason found
 *     counts
 * @param times of the ratings
 * @param rejectedRows the first rejected rows of each reason, as many as were asked for
 */
public record QualityReport(
    long read,
    long malformed,
    long duplicates,
    long outOfRange,
    long unrated,
    long withoutTime,
    SortedMap<String, Long> reasons,
    TimeQuality times,
    List<RejectedRow> rejectedRows) {

  /** Copies the reasons and the rows. */
  public QualityReport {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    rejectedRows = List.copyOf(rejectedRows);
  }

  /** Rows that are no usable rating: malformed or out of range. */
  public long rejected() {
    return malformed + outOfRange;
  }

  /** Ratings left. */
  public long kept() {
    return read - rejected() - unrated - duplicates;
  }

  /** The report of two tables together. */
  public QualityReport plus(QualityReport other) {
    SortedMap<String, Long> all = new TreeMap<>(reasons);
    other.reasons.forEach((reason, rows) -> all.merge(reason, rows, Long::sum));
    return new QualityReport(
        read + other.read,
        malformed + other.malformed,
        duplicates + other.duplicates,
        outOfRange + other.outOfRange,
        unrated + other.unrated,
        withoutTime + other.withoutTime,
        all,
        times.and(other.times),
        Stream.concat(rejectedRows.stream(), other.rejectedRows.stream()).toList());
  }
}
