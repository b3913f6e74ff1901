package recommender.ratings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import recommender.config.EpochUnit;

/**
 * What a time is written as. Numbers are told apart by the units in which they would lie between
 * 1980 and tomorrow, ascending with those in between.
 */
enum TimeKind {
  NONE,
  /** Before 1970. */
  PAST_MOMENT,
  MOMENT,
  /** After tomorrow. */
  FUTURE_MOMENT,
  NEGATIVE,
  BELOW,
  SECONDS(EpochUnit.SECONDS),
  ABOVE_SECONDS,
  MILLISECONDS(EpochUnit.MILLISECONDS),
  ABOVE_MILLISECONDS,
  MICROSECONDS(EpochUnit.MICROSECONDS),
  ABOVE_MICROSECONDS,
  NANOSECONDS(EpochUnit.NANOSECONDS),
  ABOVE;

  /** 1980-01-01 in seconds since 1970: nobody rated anything by computer before. */
  static final double FIRST = 315_532_800;

  private static final TimeKind[] ALL = values();

  private final Optional<EpochUnit> unit;

  TimeKind() {
    this.unit = Optional.empty();
  }

  TimeKind(EpochUnit unit) {
    this.unit = Optional.of(unit);
  }

  Optional<EpochUnit> unit() {
    return unit;
  }

  static TimeKind of(int ordinal) {
    return ALL[ordinal];
  }

  boolean isNumber() {
    return compareTo(NEGATIVE) >= 0;
  }

  boolean isMoment() {
    return this == PAST_MOMENT || this == MOMENT || this == FUTURE_MOMENT;
  }

  /**
   * The kind of a moment.
   *
   * @param seconds since 1970
   * @param tomorrow likewise
   */
  static TimeKind ofMoment(double seconds, double tomorrow) {
    if (seconds < 0) {
      return PAST_MOMENT;
    }
    return seconds > tomorrow ? FUTURE_MOMENT : MOMENT;
  }

  /**
   * The kind of a number.
   *
   * @param tomorrow in seconds since 1970
   */
  static TimeKind ofNumber(double number, double tomorrow) {
    if (number < FIRST) {
      return number < 0 ? NEGATIVE : BELOW;
    }
    for (TimeKind kind : plausible()) {
      double perSecond = kind.unit.orElseThrow().perSecond();
      if (number < FIRST * perSecond) {
        return ALL[kind.ordinal() - 1];
      }
      if (number <= tomorrow * perSecond) {
        return kind;
      }
    }
    return ABOVE;
  }

  /** The kinds of numbers that have a unit, ascending. */
  static List<TimeKind> plausible() {
    return PLAUSIBLE;
  }

  private static final List<TimeKind> PLAUSIBLE =
      Arrays.stream(ALL).filter(kind -> kind.unit.isPresent()).toList();
}
