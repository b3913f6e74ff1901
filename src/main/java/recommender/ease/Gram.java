package recommender.ease;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.OffHeapFloats;
import recommender.memory.Cluster;
import recommender.vectors.UserVector;
import scala.Tuple2;

/**
 * Gram matrix G = XᵀX [items × items]: for every pair of items the number of users who have both
 * among their positives, counted on the executors.
 *
 * <p>A task counts a stripe of G on its heap, every so-manieth row: popular items have the first
 * columns, and with them every stripe has its share of the work.
 */
public final class Gram {
  /**
   * Bytes of a stripe on the heap, about: the first one is longer by half a row for each of its
   * own.
   */
  static final long STRIPE = 64L << 20;

  private Gram() {}

  /**
   * The upper triangle of G, floats in rows [items × items]; zeros are below the diagonal. Counts
   * are exact up to 2²⁴, where they stay, and do not depend on partitions.
   *
   * @param users of whom {@link UserVector#columns} are their positives; values are not looked at
   * @param items of the catalogue, at least 1
   */
  public static INDArray of(JavaRDD<UserVector> users, int items) {
    int stripes = stripes(items, Cluster.of(users.context()).slots());
    JavaRDD<byte[]> rows =
        users
            .flatMapToPair(user -> tails(user.columns(), stripes))
            .partitionBy(new HashPartitioner(stripes))
            .mapPartitionsWithIndex((stripe, tails) -> rows(stripe, tails, items, stripes), true)
            // On disk, since all together they may be more than executors have.
            .persist(StorageLevel.DISK_ONLY());
    // All stripes side by side, before the driver fetches one after the other.
    rows.count();
    INDArray gram = Nd4j.create(DataType.FLOAT, items, items);
    OffHeapFloats floats = new OffHeapFloats(gram);
    rows.toLocalIterator().forEachRemaining(row -> write(floats(row), items, floats));
    rows.unpersist();
    return gram;
  }

  /** One for each slot at least, and as many as keep a stripe small. */
  static int stripes(int items, int slots) {
    long small = (triangle(items) + STRIPE - 1) / STRIPE;
    return (int) Math.min(items, Math.max(slots, small));
  }

  /** Bytes of the first stripe, the largest: of so many rows one is as long as all items. */
  static long stripeBytes(int items, int slots) {
    return triangle(items) / stripes(items, slots) + Float.BYTES * (items / 2L);
  }

  private static long triangle(long items) {
    return Float.BYTES * (items * (items + 1) / 2);
  }

  /** Places a row that reaches from the diagonal to the last item: its length identifies it. */
  private static void write(float[] row, long items, OffHeapFloats gram) {
    gram.write((items - row.length) * (items + 1), row);
  }

  /** Columns of a user that each stripe needs: those from its first one on, ascending. */
  private static Iterator<Tuple2<Integer, int[]>> tails(int[] columns, int stripes) {
    List<Tuple2<Integer, int[]>> tails = new ArrayList<>();
    BitSet touched = new BitSet(stripes);
    for (int i = 0; i < columns.length; i++) {
      int stripe = columns[i] % stripes;
      if (!touched.get(stripe)) {
        touched.set(stripe);
        tails.add(new Tuple2<>(stripe, Arrays.copyOfRange(columns, i, columns.length)));
      }
    }
    return tails.iterator();
  }

  /** The rows of a stripe, each from the diagonal on. */
  private static Iterator<byte[]> rows(
      int stripe, Iterator<Tuple2<Integer, int[]>> tails, int items, int stripes) {
    List<float[]> rows = new ArrayList<>();
    for (int item = stripe; item < items; item += stripes) {
      rows.add(new float[items - item]);
    }
    while (tails.hasNext()) {
      count(tails.next()._2(), stripe, stripes, rows);
    }
    return rows.stream().map(Gram::bytes).iterator();
  }

  /** Kryo writes bytes all at once, and numbers one by one. */
  private static byte[] bytes(float[] row) {
    byte[] bytes = new byte[row.length * Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().put(row);
    return bytes;
  }

  private static float[] floats(byte[] bytes) {
    float[] row = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(row);
    return row;
  }

  private static void count(int[] columns, int stripe, int stripes, List<float[]> rows) {
    for (int i = 0; i < columns.length; i++) {
      int item = columns[i];
      if (item % stripes == stripe) {
        float[] row = rows.get(item / stripes);
        for (int j = i; j < columns.length; j++) {
          row[columns[j] - item]++;
        }
      }
    }
  }
}
