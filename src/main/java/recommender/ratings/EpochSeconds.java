package recommender.ratings;

import static org.apache.spark.sql.functions.udf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** Conversion of timestamps, in any form they are written in, to seconds since 1970-01-01 UTC. */
final class EpochSeconds {
  /** From here on a number counts milliseconds: as seconds it would lie after the year 5138. */
  private static final double MILLISECONDS_FROM = 1e11;

  /** Text without a zone is UTC, whatever the zone of the session: runs repeat everywhere. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[' ']")
          .appendPattern("[XXX][XX][X]")
          .toFormatter();

  private EpochSeconds() {}

  /** {@link #ofText} for columns: string to double, null for what is no moment. */
  static UserDefinedFunction fromText() {
    UDF1<String, Double> parse = text -> ofText(text).orElse(null);
    return udf(parse, DataTypes.DoubleType);
  }

  /** {@link #ofNumber} for columns: double to double, null for what is no moment. */
  static UserDefinedFunction fromNumber() {
    UDF1<Double, Double> parse = number -> number == null ? null : ofNumber(number).orElse(null);
    return udf(parse, DataTypes.DoubleType);
  }

  /**
   * A number as {@link #ofNumber} takes it, or an ISO date, time of day and zone being optional.
   */
  static Optional<Double> ofText(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String trimmed = text.trim();
    try {
      return ofNumber(Double.parseDouble(trimmed));
    } catch (NumberFormatException e) {
      return ofIso(trimmed);
    }
  }

  /** Epoch seconds, or milliseconds from 10^11 on; nothing for NaN and infinity. */
  static Optional<Double> ofNumber(double number) {
    if (!Double.isFinite(number)) {
      return Optional.empty();
    }
    return Optional.of(Math.abs(number) >= MILLISECONDS_FROM ? number / 1000 : number);
  }

  private static Optional<Double> ofIso(String text) {
    try {
      return Optional.of(
          seconds(ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static double seconds(TemporalAccessor moment) {
    if (moment instanceof LocalDate date) {
      return date.toEpochDay() * 86_400.0;
    }
    OffsetDateTime time =
        moment instanceof LocalDateTime local
            ? local.atOffset(ZoneOffset.UTC)
            : (OffsetDateTime) moment;
    return time.toEpochSecond() + time.getNano() / 1e9;
  }
}
