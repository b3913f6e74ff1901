package recommender.text;

import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Parser of matrices with a user a row and an item a field, as Jester's: empty fields are no
 * ratings. Users without a field of their own are numbered from 1.
 */
final class MatrixParser implements FileParser {
  /** Name of a field that is neither the user nor an item. */
  static final String NO_ITEM = "";

  private final TextLayout layout;

  MatrixParser(TextLayout layout) {
    this.layout = layout;
  }

  @Override
  public Iterator<TextRow> rows(Reader in, String name) {
    DelimitedFileParser.Records records = new DelimitedFileParser.Records(layout.dialect(), in);
    if (layout.header() && records.hasNext()) {
      records.next();
    }
    return new Cells(records, layout, name);
  }

  private static final class Cells implements Iterator<TextRow> {
    private final DelimitedFileParser.Records records;
    private final List<String> items;
    private final int userField;
    private final String prefix;
    private final Deque<TextRow> cells = new ArrayDeque<>();
    private long row;

    Cells(DelimitedFileParser.Records records, TextLayout layout, String name) {
      this.records = records;
      this.items = layout.names();
      this.userField = layout.places().fields().get(Places.USER);
      this.prefix = name.isEmpty() ? "" : name + ":";
    }

    @Override
    public boolean hasNext() {
      while (cells.isEmpty() && records.hasNext()) {
        take(records.next());
      }
      return !cells.isEmpty();
    }

    @Override
    public TextRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return cells.remove();
    }

    private void take(String[] record) {
      row++;
      if (record.length != items.size()) {
        cells.add(TextRow.broken("not " + items.size() + " fields"));
        return;
      }
      String user = userField == Places.NOWHERE ? prefix + row : record[userField];
      for (int field = 0; field < record.length; field++) {
        boolean isItem = field != userField && !items.get(field).equals(NO_ITEM);
        if (isItem && !record[field].isBlank()) {
          cells.add(new TextRow(user, items.get(field), record[field], null, null));
        }
      }
    }
  }
}
