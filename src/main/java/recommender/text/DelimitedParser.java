package recommender.text;

import com.univocity.parsers.csv.CsvParser;

/** Parser of lines of fields with a separator between them. */
final class DelimitedParser implements LineParser {
  private final Dialect dialect;
  private final CsvParser parser;
  private final CsvParser escaping;
  private final Places places;
  private final int width;
  private final String wrongWidth;

  /**
   * @param width fields of every line
   */
  DelimitedParser(Dialect dialect, int width, Places places) {
    this.dialect = dialect;
    this.parser = dialect.ofLines();
    this.escaping = dialect.withEscape('\\').ofLines();
    this.places = places;
    this.width = width;
    this.wrongWidth = "not " + width + " fields";
  }

  @Override
  public TextRow parse(String line) {
    String text = dialect.prepared(line);
    String[] fields = parser.parseLine(text);
    boolean open = dialect.leavesQuoteOpen(text);
    if (fields != null && fields.length == width && !open) {
      return places.row(fields);
    }
    // Most files double a quote within quotes; some have a backslash before it.
    Dialect backslash = dialect.withEscape('\\');
    if (mayEscape(text) && !backslash.leavesQuoteOpen(text)) {
      String[] escaped = escaping.parseLine(text);
      if (escaped != null && escaped.length == width) {
        return places.row(escaped);
      }
    }
    return TextRow.broken(open ? OPEN_QUOTE : wrongWidth);
  }

  private boolean mayEscape(String text) {
    return dialect.escape() == dialect.quote()
        && dialect.quote() != Dialect.NONE
        && text.contains("\\" + dialect.quote());
  }
}
