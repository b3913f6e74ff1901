package recommender.text;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Parser of files of fields with a separator between them, of which quoted ones may have lines. */
final class DelimitedFileParser implements FileParser {
  private final TextLayout layout;

  DelimitedFileParser(TextLayout layout) {
    this.layout = layout;
  }

  @Override
  public Iterator<TextRow> rows(Reader in, String name) {
    if (layout.dialect().isBlank()) {
      return new Lines(in, layout);
    }
    Records records = new Records(layout.dialect(), in);
    if (layout.header() && records.hasNext()) {
      records.next();
    }
    int width = layout.names().size();
    String wrongWidth = "not " + width + " fields";
    return new Mapped<>(
        records,
        fields ->
            fields.length == width ? layout.places().row(fields) : TextRow.broken(wrongWidth));
  }

  /** Records of a text. */
  static final class Records implements Iterator<String[]> {
    private final CsvParser parser;
    private String[] next;

    Records(Dialect dialect, Reader in) {
      this.parser = dialect.ofTexts();
      parser.beginParsing(in);
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public String[] next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      String[] record = next;
      advance();
      return record;
    }

    private void advance() {
      try {
        do {
          next = parser.parseNext();
        } while (next != null && isBlank(next));
      } catch (TextParsingException e) {
        if (e.getCause() instanceof IOException failure) {
          throw new UncheckedIOException(failure);
        }
        throw new LayoutException(
            "a quoted field that begins before line %d has no end; set input.quote = none if it is none"
                .formatted(parser.getContext().currentLine()),
            e);
      }
    }

    private static boolean isBlank(String[] record) {
      return record.length == 1 && record[0].isBlank();
    }
  }
}
