package recommender.model;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import recommender.vectors.ItemTable;

/** Reads {@link ModelFiles#ITEMS} with Parquet's own reader. */
final class ItemsFile {
  private final TreeMap<Integer, Object> ids = new TreeMap<>();
  private final TreeMap<Integer, Double> offsets = new TreeMap<>();

  private ItemsFile() {}

  static ItemsFile read(Path file, Configuration hadoop) throws IOException {
    ItemsFile items = new ItemsFile();
    try (ParquetReader<Group> rows =
        ParquetReader.builder(new GroupReadSupport(), file).withConf(hadoop).build()) {
      for (Group row = rows.read(); row != null; row = rows.read()) {
        items.add(row);
      }
    }
    items.demandEveryColumn();
    return items;
  }

  Items items() {
    return new Items(ids.values().stream().toList());
  }

  /** Offsets by column. */
  double[] offsets() {
    return offsets.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void add(Group row) throws IOException {
    int column = row.getInteger(ItemTable.COLUMN, 0);
    Object other = ids.put(column, id(row));
    if (other != null) {
      throw new IOException(
          "expected another column for every item, but %s and %s have %d"
              .formatted(other, ids.get(column), column));
    }
    offsets.put(column, row.getDouble(ItemTable.OFFSET, 0));
  }

  private static Object id(Group row) {
    return switch (row.getType().getType(ItemTable.ITEM).asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> row.getInteger(ItemTable.ITEM, 0);
      case INT64 -> row.getLong(ItemTable.ITEM, 0);
      default -> row.getString(ItemTable.ITEM, 0);
    };
  }

  private void demandEveryColumn() throws IOException {
    Map.Entry<Integer, Object> last = ids.lastEntry();
    if (last == null || ids.firstKey() != 0 || last.getKey() != ids.size() - 1) {
      throw new IOException(
          "expected columns from 0 to the number of items less 1, was %s for %d items"
              .formatted(
                  last == null ? "none" : ids.firstKey() + " to " + last.getKey(), ids.size()));
    }
  }
}
