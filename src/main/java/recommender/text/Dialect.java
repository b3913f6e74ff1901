package recommender.text;

import com.univocity.parsers.csv.CsvFormat;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.Serializable;

/**
 * How fields are told apart.
 *
 * @param separator one or more characters, or {@link #BLANK} for any blanks and tabs
 * @param quote around fields with separators in them, or {@link #NONE}
 * @param escape before a quote in a quoted field; the quote itself where quotes are doubled
 */
public record Dialect(String separator, char quote, char escape) implements Serializable {
  /** Setting for fields with any number of blanks and tabs between them. */
  public static final String BLANK = "blank";

  /** No quote, or no escape. */
  public static final char NONE = '\0';

  private static final int MOST_FIELDS = 200_000;
  private static final int LONGEST_FIELD = 1 << 22;

  /** The same with another escape. */
  Dialect withEscape(char other) {
    return new Dialect(separator, quote, other);
  }

  /** The same with quotes as characters like any other. */
  Dialect withoutQuotes() {
    return new Dialect(separator, NONE, NONE);
  }

  boolean isBlank() {
    return separator.equals(BLANK);
  }

  /** A line as the parser takes it: blanks in a row are one separator. */
  String prepared(String line) {
    return isBlank() ? line.strip().replaceAll("[ \\t]+", " ") : line;
  }

  /** A parser of one line at a time. */
  CsvParser ofLines() {
    CsvParserSettings settings = settings();
    settings.setLineSeparatorDetectionEnabled(false);
    return new CsvParser(settings);
  }

  /** A parser of texts with quoted line breaks. */
  CsvParser ofTexts() {
    CsvParserSettings settings = settings();
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(LONGEST_FIELD);
    return new CsvParser(settings);
  }

  private CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    CsvFormat format = settings.getFormat();
    format.setDelimiter(isBlank() ? " " : separator);
    format.setQuote(quote);
    format.setQuoteEscape(escape);
    format.setLineSeparator("\n");
    format.setComment('\0');
    settings.setCommentProcessingEnabled(false);
    settings.setIgnoreLeadingWhitespaces(true);
    settings.setIgnoreTrailingWhitespaces(true);
    settings.setEmptyValue("");
    settings.setNullValue("");
    settings.setMaxColumns(MOST_FIELDS);
    settings.setMaxCharsPerColumn(-1);
    settings.setReadInputOnSeparateThread(false);
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.STOP_AT_DELIMITER);
    return settings;
  }

  /**
   * Whether a quoted field of the line has no end, so that the record goes on in the next line, or
   * the quote was none.
   */
  boolean leavesQuoteOpen(String line) {
    if (quote == NONE || line.indexOf(quote) < 0) {
      return false;
    }
    String between = isBlank() ? " " : separator;
    boolean inside = false;
    boolean fieldStarts = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (inside) {
        if (c == escape && i + 1 < line.length() && isEscaped(line.charAt(i + 1))) {
          i++;
        } else if (c == quote && endsField(line, i + 1, between)) {
          inside = false;
        }
      } else if (line.startsWith(between, i)) {
        fieldStarts = true;
        i += between.length() - 1;
      } else if (fieldStarts && c == quote) {
        inside = true;
        fieldStarts = false;
      } else if (!Character.isWhitespace(c)) {
        fieldStarts = false;
      }
    }
    return inside;
  }

  private boolean isEscaped(char next) {
    return next == quote || next == escape;
  }

  private static boolean endsField(String line, int from, String between) {
    int next = from;
    while (next < line.length() && !line.startsWith(between, next)) {
      if (!Character.isWhitespace(line.charAt(next))) {
        return false;
      }
      next++;
    }
    return true;
  }

  /** The separator in words. */
  String inWords() {
    return isBlank() ? "blanks" : "'" + separator.replace("\t", "\\t") + "'";
  }
}
