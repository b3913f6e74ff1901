package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Patterns of dates in paths: {@code {date}}, {@code {date-1d}} for the day before, and {@code
 * {date-400d..date}} for all days of a window, which becomes a glob of them.
 *
 * @param date that is filled in
 */
record DatePatterns(LocalDate date) {
  private static final Pattern BRACES = Pattern.compile("\\{(date[^{}]*)\\}");
  private static final String DAY = "date(?:-(\\d{1,5})d)?";
  private static final Pattern FORM = Pattern.compile(DAY + "(?:\\.\\." + DAY + ")?");
  private static final List<String> KEYS = List.of("input.path", "split.held-out");

  /**
   * The patterns for the date of {@code --date}; without it for today, UTC.
   *
   * @throws SettingsException when it is no date
   */
  static DatePatterns of(Optional<String> flag) {
    try {
      return new DatePatterns(
          flag.map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZoneOffset.UTC)));
    } catch (DateTimeParseException e) {
      throw new SettingsException(
          "--date: expected a date such as 2026-11-27, was %s".formatted(flag.orElseThrow()));
    }
  }

  /**
   * The configuration with dates in its paths.
   *
   * @throws SettingsException when a pattern is none of the three
   */
  Config fillIn(Config config) {
    Config filled = config;
    for (String key : KEYS) {
      if (config.hasPath(key)) {
        filled = fillIn(filled, key);
      }
    }
    return filled;
  }

  private Config fillIn(Config config, String key) {
    String origin = config.getValue(key).origin().description();
    if (config.getValue(key).valueType() == ConfigValueType.LIST) {
      List<String> texts = config.getStringList(key);
      List<String> filled = texts.stream().map(text -> fillIn(key, text)).toList();
      return filled.equals(texts) ? config : Flags.put(config, key, filled, origin);
    }
    String text = config.getString(key);
    String filled = fillIn(key, text);
    return filled.equals(text) ? config : Flags.put(config, key, filled, origin);
  }

  /**
   * A text with dates.
   *
   * @param key of the setting, or the flag, for messages
   */
  String fillIn(String key, String text) {
    return BRACES
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(days(key, found.group(1))));
  }

  private String days(String key, String pattern) {
    Matcher form = FORM.matcher(pattern);
    if (!form.matches()) {
      throw refused(key, pattern);
    }
    LocalDate first = before(form.group(1));
    if (!pattern.contains("..")) {
      return first.toString();
    }
    LocalDate last = before(form.group(2));
    if (last.isBefore(first)) {
      throw refused(key, pattern);
    }
    return first.equals(last)
        ? first.toString()
        : first
            .datesUntil(last.plusDays(1))
            .map(LocalDate::toString)
            .collect(Collectors.joining(",", "{", "}"));
  }

  private LocalDate before(String days) {
    return days == null ? date : date.minusDays(Long.parseLong(days));
  }

  private static SettingsException refused(String key, String pattern) {
    return new SettingsException(
        "%s: expected {date}, {date-1d}, or a window from an earlier to a later day such as {date-400d..date}, was {%s}"
            .formatted(key, pattern));
  }
}
