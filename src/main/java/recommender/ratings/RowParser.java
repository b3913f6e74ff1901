package recommender.ratings;

import java.util.Optional;
import recommender.config.IdKind;
import recommender.text.EpochSeconds;
import recommender.text.Numbers;
import recommender.text.TextRow;

/**
 * Parser of the four values of a row, which takes the first reason why it is no rating. One task
 * has one.
 */
final class RowParser {
  /** Reason of rows whose rating means that there is none. */
  static final String UNRATED = "not rated";

  /** Reason of rows with bytes that are not of the charset. */
  static final String WRONG_ENCODING = "bytes of another encoding";

  private static final int LONGEST_LINE = 2_000;

  private final RowRules rules;
  private final EpochSeconds times;
  private final boolean isIso;
  private final ParsedRow row = new ParsedRow();

  RowParser(RowRules rules) {
    this.rules = rules;
    this.isIso = rules.timeFormat() == null;
    this.times = isIso ? EpochSeconds.iso() : EpochSeconds.ofPattern(rules.timeFormat());
  }

  /**
   * The row of some texts, the same object for each call.
   *
   * @param line it as it stands in the file, or null where the texts are all that is left of it
   */
  ParsedRow parse(TextRow texts, String line, long position) {
    begin(position);
    String problem =
        texts.problem() != null
            ? texts.problem()
            : first(
                user(texts.user()),
                item(texts.item()),
                rating(texts.rating()),
                time(texts.timestamp()),
                outside());
    return problem == null ? row : broken(problem, line == null ? line(texts) : line);
  }

  /**
   * The row of some values of a table with types.
   *
   * @param user a long or a string
   * @param item likewise
   * @param rating a double or a string
   * @param time a double or a string
   * @param isMoment whether a double is one in seconds
   */
  ParsedRow parse(
      Object user, Object item, Object rating, Object time, boolean isMoment, long position) {
    begin(position);
    String problem =
        first(
            user instanceof Long number ? userNumber(number) : user((String) user),
            item instanceof Long number ? itemNumber(number) : item((String) item),
            rating instanceof Double number ? rating(number) : rating((String) rating),
            time instanceof Double number ? time(number, isMoment) : time((String) time),
            outside());
    return problem == null ? row : broken(problem, line(user, item, rating, time));
  }

  /** The row that was parsed last, now known to be of another charset. */
  ParsedRow wrongEncoding() {
    row.setProblem(WRONG_ENCODING);
    return row;
  }

  private static String line(TextRow texts) {
    return line(texts.user(), texts.item(), texts.rating(), texts.timestamp());
  }

  private static String line(Object... values) {
    StringBuilder line = new StringBuilder();
    for (Object value : values) {
      line.append(line.isEmpty() ? "" : ",").append(value);
    }
    return line.toString();
  }

  private static String first(String... problems) {
    for (String problem : problems) {
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private void begin(long position) {
    row.setUser(null);
    row.setUserNumber(null);
    row.setItem(null);
    row.setItemNumber(null);
    row.setRating(0);
    row.setTime(0);
    row.setTimeKind(TimeKind.NONE.ordinal());
    row.setPosition(position);
    row.setProblem(null);
    row.setLine(null);
  }

  private ParsedRow broken(String problem, String line) {
    row.setProblem(problem);
    row.setLine(line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…");
    return row;
  }

  /** What is wrong with a rating that is a number. */
  private String outside() {
    if (!rules.hasRatings() || !Double.isFinite(row.getRating())) {
      return null;
    }
    if (rules.unrated().contains(row.getRating())) {
      return UNRATED;
    }
    return rules.isInside(row.getRating()) ? null : rules.outOfRange();
  }

  private String user(String text) {
    String id = value(text);
    if (id == null) {
      return "user is missing";
    }
    Long number = Numbers.integer(id);
    if (number != null) {
      return userNumber(number);
    }
    row.setUser(id);
    return rules.users() == IdKind.INTEGER ? "user is not an integer" : null;
  }

  private String userNumber(Long number) {
    row.setUserNumber(number);
    return null;
  }

  private String item(String text) {
    String id = value(text);
    if (id == null) {
      return "item is missing";
    }
    Long number = Numbers.integer(id);
    if (number != null) {
      return itemNumber(number);
    }
    row.setItem(id);
    return rules.items() == IdKind.INTEGER ? "item is not an integer" : null;
  }

  private String itemNumber(Long number) {
    row.setItemNumber(number);
    return null;
  }

  private String rating(String text) {
    if (!rules.hasRatings()) {
      return rating(1.0);
    }
    String value = value(text);
    Double number = value == null ? null : Numbers.number(value, rules.decimal());
    return number == null ? "rating is not a number" : rating(number);
  }

  private String rating(Double number) {
    row.setRating(number);
    return Double.isFinite(number) ? null : "rating is not finite";
  }

  private String time(String text) {
    String value = rules.hasTimes() ? value(text) : null;
    if (value == null) {
      return rules.needsTimes() ? "timestamp is missing" : null;
    }
    Double number = isIso ? Numbers.number(value, '.') : null;
    if (number != null) {
      return time(number, false);
    }
    Optional<Double> moment = times.of(value);
    return moment.isPresent() ? time(moment.get(), true) : "timestamp is not a moment in time";
  }

  private String time(Double number, boolean isMoment) {
    if (!Double.isFinite(number)) {
      return "timestamp is not a moment in time";
    }
    row.setTime(number);
    TimeKind kind =
        isMoment
            ? TimeKind.ofMoment(number, rules.tomorrow())
            : TimeKind.ofNumber(number, rules.tomorrow());
    row.setTimeKind(kind.ordinal());
    return null;
  }

  private String value(String text) {
    if (text == null) {
      return null;
    }
    String value = text.strip();
    return value.isEmpty() || rules.nullValues().contains(value) ? null : value;
  }
}
