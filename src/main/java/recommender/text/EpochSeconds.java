package recommender.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates and times of day as seconds since 1970-01-01 UTC.
 *
 * @param format of the texts
 */
public record EpochSeconds(DateTimeFormatter format) {
  /** Text without a zone is UTC, whatever the zone of the session: runs repeat everywhere. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[' ']")
          .appendPattern("[XXX][XX][X]['UTC']['GMT']")
          .toFormatter(Locale.ROOT);

  private static final int SHORTEST_ISO = "2000-01-01".length();

  /** ISO 8601 with or without time of day and zone; a zone may also be UTC. */
  public static EpochSeconds iso() {
    return new EpochSeconds(ISO);
  }

  /**
   * Texts of a pattern.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static EpochSeconds ofPattern(String pattern) {
    return new EpochSeconds(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
  }

  /** The moment; nothing for what is none. */
  public Optional<Double> of(String text) {
    if (format == ISO && text.length() < SHORTEST_ISO) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          seconds(
              format.parseBest(
                  text,
                  Instant::from,
                  OffsetDateTime::from,
                  ZonedDateTime::from,
                  LocalDateTime::from,
                  LocalDate::from)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static double seconds(TemporalAccessor moment) {
    if (moment instanceof LocalDate date) {
      return date.toEpochDay() * 86_400.0;
    }
    Instant instant = instant(moment);
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  private static Instant instant(TemporalAccessor moment) {
    if (moment instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    }
    return Instant.from(moment);
  }
}
