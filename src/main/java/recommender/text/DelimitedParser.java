package recommender.text;

/** Parser of lines of fields with a separator between them. */
final class DelimitedParser implements LineParser {
  private final FieldParser parser;
  private final Places places;
  private final int width;
  private final String wrongWidth;

  /**
   * @param width fields of every line
   */
  DelimitedParser(Dialect dialect, int width, Places places) {
    this.parser = new FieldParser(dialect);
    this.places = places;
    this.width = width;
    this.wrongWidth = "not " + width + " fields";
  }

  @Override
  public TextRow parse(String line) {
    String[] fields = parser.fields(line, width);
    if (fields.length == width) {
      return places.row(fields);
    }
    return TextRow.broken(fields.length == 0 ? OPEN_QUOTE : wrongWidth);
  }
}
