package recommender.vectors;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Format of a sparse mini-batch as an array that DL4J can carry: one stream of floats, wrapped into
 * as many rows as there are users.
 *
 * <p>The stream holds the number of ratings of each user, then the columns of all ratings, then
 * their values, then zeros up to the end of the last row. Columns are exact as floats up to 2²⁴.
 * With it a mini-batch of 512 users takes the room of its ratings, and DL4J still counts 512
 * examples. Both directions check everything, since what follows reads memory off the heap.
 */
public final class PackedRatings {
  /** The most items there can be: the whole numbers that a float has exactly. */
  public static final int MOST_ITEMS = 1 << 24;

  private PackedRatings() {}

  /**
   * The stream of some users' ratings: [users × ⌈stream / users⌉], in 'c' order.
   *
   * @param rows at least one user; columns ascending within each, in [0, items)
   * @throws IllegalArgumentException for columns that do not ascend (an item twice, for one) or are
   *     out of range, and values that are not finite
   */
  public static INDArray pack(SparseRows rows, int items) {
    demandSound(rows, items);
    int users = rows.users();
    int ratings = rows.ratings();
    int width = (int) ((users + 2L * ratings + users - 1) / users);
    float[] stream = new float[Math.multiplyExact(users, width)];
    for (int user = 0; user < users; user++) {
      stream[user] = rows.starts()[user + 1] - rows.starts()[user];
    }
    for (int i = 0; i < ratings; i++) {
      stream[users + i] = rows.columns()[i];
    }
    System.arraycopy(rows.values(), 0, stream, users + ratings, ratings);
    return Nd4j.create(stream, new long[] {users, width}, 'c');
  }

  /**
   * The ratings in a stream.
   *
   * @param packed from {@link #pack}
   * @throws IllegalArgumentException for anything that {@link #pack} would not have made
   */
  public static SparseRows unpack(INDArray packed, int items) {
    float[] stream = floats(packed);
    int users = (int) packed.size(0);
    int[] starts = new int[users + 1];
    for (int user = 0; user < users; user++) {
      int count = whole(stream[user], items, "number of ratings");
      starts[user + 1] = Math.addExact(starts[user], count);
    }
    int ratings = starts[users];
    long length = users + 2L * ratings;
    if (length > stream.length || length <= stream.length - users) {
      throw refused(
          "a stream of %d users and %d ratings".formatted(users, ratings),
          "%d × %d floats".formatted(users, packed.size(1)));
    }
    int[] columns = new int[ratings];
    for (int i = 0; i < ratings; i++) {
      columns[i] = whole(stream[users + i], items - 1, "column");
    }
    float[] values = new float[ratings];
    System.arraycopy(stream, users + ratings, values, 0, ratings);
    SparseRows rows = new SparseRows(starts, columns, values);
    demandSound(rows, items);
    return rows;
  }

  private static float[] floats(INDArray packed) {
    if (packed.rank() != 2 || packed.dataType() != DataType.FLOAT || packed.isEmpty()) {
      throw refused(
          "a matrix of floats with a row for each user",
          "rank %d of %s".formatted(packed.rank(), packed.dataType()));
    }
    boolean contiguous =
        packed.ordering() == 'c' && packed.stride(1) == 1 && packed.stride(0) == packed.size(1);
    INDArray plain = contiguous ? packed : packed.dup('c');
    float[] stream = new float[Math.toIntExact(plain.length())];
    FloatBuffer buffer =
        new FloatPointer(plain.data().addressPointer()).limit(stream.length).asBuffer();
    buffer.get(0, stream);
    return stream;
  }

  private static void demandSound(SparseRows rows, int items) {
    for (int user = 0; user < rows.users(); user++) {
      int before = -1;
      for (int i = rows.starts()[user]; i < rows.starts()[user + 1]; i++) {
        int column = rows.columns()[i];
        if (column <= before || column >= items) {
          throw refused(
              "columns that ascend below " + items,
              column + " after " + before + " of user " + user);
        }
        if (!Float.isFinite(rows.values()[i])) {
          throw refused("finite values", rows.values()[i] + " in column " + column);
        }
        before = column;
      }
    }
  }

  private static int whole(float value, int most, String what) {
    int whole = (int) value;
    if (whole != value || whole < 0 || whole > most) {
      throw refused("a %s from 0 to %d".formatted(what, most), String.valueOf(value));
    }
    return whole;
  }

  private static IllegalArgumentException refused(String expected, String was) {
    return new IllegalArgumentException("packed ratings: expected " + expected + ", was " + was);
  }
}
