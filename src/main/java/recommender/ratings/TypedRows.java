package recommender.ratings;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * Rows with types as parsed rows.
 *
 * @param positions of the files
 * @param constants what each file has in place of values, by number of the file; usually none
 * @param isMoment whether times are seconds since 1970, not numbers of any unit
 */
record TypedRows(
    Positions positions, Map<Integer, List<String>> constants, boolean isMoment, RowRules rules)
    implements MapPartitionsFunction<Row, ParsedRow> {

  @Override
  public Iterator<ParsedRow> call(Iterator<Row> rows) {
    return new Rows(new Scan<>(rows));
  }

  private final class Rows implements Iterator<ParsedRow> {
    private final Iterator<Row> rows;
    private final Positions.Cursor cursor = positions.cursor();
    private final RowParser parser = new RowParser(rules);

    Rows(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public ParsedRow next() {
      Row row = rows.next();
      cursor.next();
      return parser.parse(
          value(row, 0), value(row, 1), value(row, 2), value(row, 3), isMoment, cursor.position());
    }

    private Object value(Row row, int column) {
      Object value = row.get(column);
      return value == null && !constants.isEmpty()
          ? constants.get(cursor.file()).get(column)
          : value;
    }
  }
}
