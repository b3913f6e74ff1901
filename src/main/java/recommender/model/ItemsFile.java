package recommender.model;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import recommender.vectors.ItemTable;
import recommender.vectors.UserVector;

/**
 * Contents of {@link ModelFiles#ITEMS} or {@link ModelFiles#USERS}, read with Parquet's own reader:
 * ids, offsets and, with item vectors, ratings by column.
 */
final class ItemsFile {
  private final String idColumn;
  private final TreeMap<Integer, Object> ids = new TreeMap<>();
  private final TreeMap<Integer, Double> offsets = new TreeMap<>();
  private final TreeMap<Integer, Long> ratings = new TreeMap<>();
  private final TreeMap<Integer, UserVector> vectors = new TreeMap<>();
  private final TreeMap<Integer, Long> fingerprints = new TreeMap<>();
  private final TreeMap<Integer, float[]> codes = new TreeMap<>();

  private ItemsFile(String idColumn) {
    this.idColumn = idColumn;
  }

  /**
   * Reads all of it.
   *
   * @param idColumn {@link ItemTable#ITEM} or {@link ItemTable#USER}
   */
  static ItemsFile read(Path file, Configuration hadoop, String idColumn) throws IOException {
    ItemsFile items = new ItemsFile(idColumn);
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

  /** Number of train ratings by column. */
  long[] ratings() {
    return ratings.values().stream().mapToLong(Long::longValue).toArray();
  }

  /** The train ratings of every item over the columns of users; empty without item vectors. */
  List<UserVector> vectors() {
    return List.copyOf(vectors.values());
  }

  /** Fingerprints of the train ratings by column; empty of items, and of old runs. */
  long[] fingerprints() {
    return fingerprints.values().stream().mapToLong(Long::longValue).toArray();
  }

  /** Codes by column; empty without item vectors, and of old runs. */
  List<float[]> codes() {
    return List.copyOf(codes.values());
  }

  /** Refuses codes that are not as wide as the last hidden layer. */
  void demandCodes(int width) throws IOException {
    for (float[] code : codes.values()) {
      if (code.length != width) {
        throw new IOException(
            "expected codes of the %d units of the last hidden layer, was one of %d"
                .formatted(width, code.length));
      }
    }
  }

  /** Refuses items of which one has no vector, or one of more than so many columns. */
  void demandVectors(int users) throws IOException {
    if (vectors.size() != ids.size()) {
      throw new IOException("expected the ratings of every item, was a table without them");
    }
    for (UserVector vector : vectors.values()) {
      int[] columns = vector.columns();
      if (columns.length > 0 && (columns[0] < 0 || columns[columns.length - 1] >= users)) {
        throw new IOException(
            "expected ratings of the %d users of %s, was one of column %d"
                .formatted(users, ModelFiles.USERS, columns[columns.length - 1]));
      }
    }
  }

  private void add(Group row) throws IOException {
    int column = row.getInteger(ItemTable.COLUMN, 0);
    Object other = ids.put(column, id(row));
    if (other != null) {
      throw new IOException(
          "expected another column for every %s, but %s and %s have %d"
              .formatted(idColumn, other, ids.get(column), column));
    }
    offsets.put(column, row.getDouble(ItemTable.OFFSET, 0));
    ratings.put(column, row.getLong(ItemTable.RATINGS, 0));
    if (row.getType().containsField(ItemTable.USERS)) {
      vectors.put(column, vector(row));
    }
    if (row.getType().containsField(ItemTable.CODE)) {
      codes.put(column, floats(row.getGroup(ItemTable.CODE, 0)));
    }
    if (row.getType().containsField(ItemTable.FINGERPRINT)) {
      fingerprints.put(column, row.getLong(ItemTable.FINGERPRINT, 0));
    }
  }

  private Object id(Group row) {
    return switch (row.getType().getType(idColumn).asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> row.getInteger(idColumn, 0);
      case INT64 -> row.getLong(idColumn, 0);
      default -> row.getString(idColumn, 0);
    };
  }

  /** A list of Parquet is a group of groups of one element. */
  private static UserVector vector(Group row) {
    Group users = row.getGroup(ItemTable.USERS, 0);
    int[] columns = new int[users.getFieldRepetitionCount(0)];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = users.getGroup(0, i).getInteger(0, 0);
    }
    return new UserVector(columns, floats(row.getGroup(ItemTable.VALUES, 0)));
  }

  private static float[] floats(Group list) {
    float[] floats = new float[list.getFieldRepetitionCount(0)];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = list.getGroup(0, i).getFloat(0, 0);
    }
    return floats;
  }

  private void demandEveryColumn() throws IOException {
    Map.Entry<Integer, Object> last = ids.lastEntry();
    if (last == null || ids.firstKey() != 0 || last.getKey() != ids.size() - 1) {
      throw new IOException(
          "expected columns from 0 to the number of %ss less 1, was %s for %d %ss"
              .formatted(
                  idColumn,
                  last == null ? "none" : ids.firstKey() + " to " + last.getKey(),
                  ids.size(),
                  idColumn));
    }
  }
}
