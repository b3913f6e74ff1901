package recommender.text;

import java.io.BufferedReader;
import java.io.Reader;
import java.util.Iterator;

/** Rows of a file that is read whole though each of its lines is a record. */
final class Lines implements Iterator<TextRow> {
  private final Iterator<String> lines;
  private final LineParser parser;

  Lines(Reader in, TextLayout layout) {
    this.lines =
        new BufferedReader(in)
            .lines()
            .filter(line -> !line.isBlank())
            .skip(layout.header() ? 1 : 0)
            .iterator();
    this.parser = layout.lineParser();
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public TextRow next() {
    return parser.parse(lines.next());
  }
}
