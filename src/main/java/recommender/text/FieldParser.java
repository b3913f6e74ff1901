package recommender.text;

import com.univocity.parsers.csv.CsvParser;

/** Parser of the fields of single lines. */
final class FieldParser {
  private static final String[] NONE = {};

  private final Dialect dialect;
  private final Dialect backslash;
  private final CsvParser parser;
  private final CsvParser escaping;

  FieldParser(Dialect dialect) {
    this.dialect = dialect;
    this.backslash = dialect.withEscape('\\');
    this.parser = dialect.ofLines();
    this.escaping = backslash.ofLines();
  }

  /** The fields of a line as they come; none where a quote has no end in it. */
  String[] fields(String line) {
    String text = dialect.prepared(line);
    return dialect.leavesQuoteOpen(text) ? NONE : parsed(parser, text);
  }

  /**
   * The fields of a line, as many as expected if that can be: most files double a quote within
   * quotes, some have a backslash before it.
   */
  String[] fields(String line, int width) {
    String[] fields = fields(line);
    if (fields.length == width || !mayEscape(line)) {
      return fields;
    }
    String text = dialect.prepared(line);
    String[] escaped = backslash.leavesQuoteOpen(text) ? NONE : parsed(escaping, text);
    return escaped.length == width ? escaped : fields;
  }

  private boolean mayEscape(String line) {
    return dialect.escape() == dialect.quote()
        && dialect.quote() != Dialect.NONE
        && line.contains("\\" + dialect.quote());
  }

  private static String[] parsed(CsvParser parser, String text) {
    String[] fields = parser.parseLine(text);
    return fields == null ? NONE : fields;
  }
}
