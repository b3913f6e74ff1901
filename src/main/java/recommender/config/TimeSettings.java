package recommender.config;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * How the input writes times.
 *
 * @param unit of numbers
 * @param format pattern of {@link DateTimeFormatter}; empty for ISO 8601
 */
public record TimeSettings(EpochUnit unit, Optional<String> format) {

  static TimeSettings read(SettingsReader in) {
    EpochUnit unit = in.choice("input.time-unit", EpochUnit.class);
    String expected = "auto, or a pattern such as dd.MM.yyyy HH:mm";
    String key = "input.time-format";
    String format = in.text(key, expected);
    if (format.isEmpty() || format.equals("auto")) {
      return new TimeSettings(unit, Optional.empty());
    }
    try {
      DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
      return new TimeSettings(unit, Optional.of(format));
    } catch (IllegalArgumentException e) {
      return in.refuse(key, expected, new TimeSettings(unit, Optional.empty()));
    }
  }
}
