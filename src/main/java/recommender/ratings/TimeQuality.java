package recommender.ratings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Range of the times of a table, and those that are doubtful.
 *
 * @param oldest in seconds since 1970; null where there are no times
 * @param newest the same, of those that are neither in the future nor milliseconds among seconds,
 *     as long as there are any
 * @param future ratings of later than tomorrow
 * @param millisecondsAmongSeconds ratings with times that would be plausible if they were
 *     milliseconds, in a table whose unit is seconds
 * @param before1970 ratings of before 1970
 */
public record TimeQuality(
    Double oldest,
    Double newest,
    DoubtfulTimes future,
    DoubtfulTimes millisecondsAmongSeconds,
    DoubtfulTimes before1970) {
  /** That of a table without times. */
  public static final TimeQuality NONE =
      new TimeQuality(null, null, DoubtfulTimes.NONE, DoubtfulTimes.NONE, DoubtfulTimes.NONE);

  /** The times of good rows, in a unit. */
  static TimeQuality of(RowCounts counts, TimeScale scale) {
    List<RowCounts.Group> timed = counts.timed();
    if (timed.isEmpty()) {
      return NONE;
    }
    Unit unit = Unit.of(scale);
    List<RowCounts.Group> sound =
        timed.stream().filter(group -> !unit.isLate(group.time())).toList();
    return new TimeQuality(
        timed.stream()
            .mapToDouble(group -> unit.seconds(group, group.firstTime()))
            .min()
            .orElseThrow(),
        (sound.isEmpty() ? timed : sound)
            .stream()
                .mapToDouble(group -> unit.seconds(group, group.lastTime()))
                .max()
                .orElseThrow(),
        doubtful(timed, kind -> unit.isLate(kind) && !unit.isMilliseconds(kind)),
        doubtful(timed, unit::isMilliseconds),
        doubtful(timed, kind -> kind == TimeKind.PAST_MOMENT || kind == TimeKind.NEGATIVE));
  }

  /** The same of two tables. */
  TimeQuality and(TimeQuality other) {
    return new TimeQuality(
        Stream.of(this, other)
            .map(TimeQuality::oldest)
            .flatMap(Stream::ofNullable)
            .min(Double::compare)
            .orElse(null),
        Stream.of(this, other)
            .map(TimeQuality::newest)
            .flatMap(Stream::ofNullable)
            .max(Double::compare)
            .orElse(null),
        future.and(other.future),
        millisecondsAmongSeconds.and(other.millisecondsAmongSeconds),
        before1970.and(other.before1970));
  }

  private static DoubtfulTimes doubtful(List<RowCounts.Group> timed, Predicate<TimeKind> which) {
    return timed.stream()
        .filter(group -> which.test(group.time()))
        .map(group -> new DoubtfulTimes(group.rows(), text(group)))
        .reduce(DoubtfulTimes.NONE, DoubtfulTimes::and);
  }

  /** The first time of a group as a table would have it. */
  private static String text(RowCounts.Group group) {
    return group.time().isMoment()
        ? Instant.ofEpochMilli(Math.round(group.firstTime() * 1e3)).toString()
        : TimeScale.text(group.firstTime());
  }

  /**
   * Unit of the numbers of a table.
   *
   * @param kind of numbers that lie between 1980 and tomorrow; empty where nobody knows the unit
   */
  private record Unit(double perSecond, Optional<TimeKind> kind) {
    static Unit of(TimeScale scale) {
      return new Unit(
          scale.perSecond(),
          TimeKind.plausible().stream()
              .filter(kind -> kind.unit().orElseThrow().perSecond() == scale.perSecond())
              .filter(kind -> !scale.isOrderOnly())
              .findFirst());
    }

    double seconds(RowCounts.Group group, double time) {
      return group.time().isMoment() ? time : time / perSecond;
    }

    /** Whether times of a kind are later than tomorrow. */
    boolean isLate(TimeKind other) {
      return other == TimeKind.FUTURE_MOMENT || kind.isPresent() && other.compareTo(kind.get()) > 0;
    }

    boolean isMilliseconds(TimeKind other) {
      return other == TimeKind.MILLISECONDS && kind.equals(Optional.of(TimeKind.SECONDS));
    }
  }
}
