package recommender.ratings;

import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import recommender.text.Encodings;
import recommender.text.LineParser;
import recommender.text.TextLayout;

/**
 * Lines of text files as rows.
 *
 * @param positions of the files
 * @param layouts those that the files have
 * @param layoutOf the number of the layout of each file, by the number of the file
 */
record TextLines(
    Positions positions, List<TextLayout> layouts, Map<Integer, Integer> layoutOf, RowRules rules)
    implements MapPartitionsFunction<byte[], ParsedRow> {
  /** What decoders put in place of bytes that are not of the charset. */
  private static final char REPLACEMENT = '\uFFFD';

  @Override
  public Iterator<ParsedRow> call(Iterator<byte[]> lines) {
    return new Rows(new Scan<>(lines));
  }

  private final class Rows implements Iterator<ParsedRow> {
    private final Iterator<byte[]> lines;
    private final Positions.Cursor cursor = positions.cursor();
    private final RowParser rows = new RowParser(rules);
    private final LineParser[] parsers;
    private final Charset[] charsets;
    private int layout;
    private boolean headerAhead;
    private ParsedRow next;

    Rows(Iterator<byte[]> lines) {
      this.lines = lines;
      this.parsers = layouts.stream().map(TextLayout::lineParser).toArray(LineParser[]::new);
      this.charsets = layouts.stream().map(TextLayout::charset).toArray(Charset[]::new);
    }

    @Override
    public boolean hasNext() {
      while (next == null && lines.hasNext()) {
        next = row(lines.next());
      }
      return next != null;
    }

    @Override
    public ParsedRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ParsedRow row = next;
      next = null;
      return row;
    }

    /** Null for lines without data. */
    private ParsedRow row(byte[] bytes) {
      boolean first = cursor.next();
      if (first) {
        layout = layoutOf.get(cursor.file());
        headerAhead = cursor.atBeginning() && layouts.get(layout).header();
      }
      String line = text(bytes, first);
      if (line.isBlank()) {
        return null;
      }
      if (headerAhead) {
        headerAhead = false;
        return null;
      }
      ParsedRow row = rows.parse(parsers[layout].parse(line), line, cursor.position());
      boolean wrong =
          line.indexOf(REPLACEMENT) >= 0
              && Encodings.firstWrong(bytes, charsets[layout], false).isPresent();
      return wrong ? rows.wrongEncoding() : row;
    }

    private String text(byte[] bytes, boolean first) {
      String line = new String(bytes, charsets[layout]);
      return first && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }
  }
}
