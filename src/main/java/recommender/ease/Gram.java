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
import recommender.kernel.OffHeapFloats;
import recommender.memory.Cluster;
import scala.Tuple2;

/**
 * Gram matrix G = ZᵀWZ [places × places]: for every pair of places the sum of the weights of the
 * users who have both, added up on the executors. Their disks hold it until it is closed.
 *
 * <p>A task adds up a stripe of G on its heap, every so-manieth row: popular items have the first
 * places, and with them every stripe has its share of the work.
 */
final class Gram implements AutoCloseable {
  /**
   * Bytes of a stripe of floats, about: the first one is longer by half a row for each of its own.
   */
  static final long STRIPE = 64L << 20;

  private final JavaRDD<byte[]> rows;
  private final int size;

  /**
   * Adds up; sums are rounded to single precision at the end, and do not depend on partitions.
   *
   * @param size number of places, at least 1
   */
  Gram(JavaRDD<WeightedUser> users, int size) {
    int stripes = stripes(size, Cluster.of(users.context()).slots());
    this.size = size;
    this.rows =
        users
            .flatMapToPair(user -> tails(user, stripes))
            .partitionBy(new HashPartitioner(stripes))
            .mapPartitionsWithIndex((stripe, tails) -> rows(stripe, tails, size, stripes), true)
            // On disk, since all together they may be more than executors have.
            .persist(StorageLevel.DISK_ONLY());
    // All stripes side by side, before the driver fetches one after the other.
    rows.count();
  }

  /**
   * Writes the upper triangle of G of some places, floats in rows; what is below the diagonal has
   * no meaning.
   *
   * @param chosen places, ascending
   * @param to [chosen × chosen]
   */
  void write(int[] chosen, OffHeapFloats to) {
    rows.toLocalIterator().forEachRemaining(row -> write(floats(row), chosen, to));
  }

  /** Places a row that reaches from the diagonal to the last place: its length identifies it. */
  private void write(float[] all, int[] chosen, OffHeapFloats to) {
    int place = size - all.length;
    int at = Arrays.binarySearch(chosen, place);
    if (at >= 0) {
      float[] row = new float[chosen.length];
      for (int j = at; j < row.length; j++) {
        row[j] = all[chosen[j] - place];
      }
      to.write((long) at * chosen.length, row);
    }
  }

  /** Frees the disks. */
  @Override
  public void close() {
    rows.unpersist();
  }

  /** One for each slot at least, and as many as keep a stripe small. */
  static int stripes(int size, int slots) {
    long small = (triangle(size) + STRIPE - 1) / STRIPE;
    return (int) Math.min(size, Math.max(slots, small));
  }

  /** Bytes of the first stripe, the largest: of so many rows one is as long as all places. */
  static long stripeBytes(int size, int slots) {
    return triangle(size) / stripes(size, slots) + Float.BYTES * (size / 2L);
  }

  private static long triangle(long size) {
    return Float.BYTES * (size * (size + 1) / 2);
  }

  /** Places of a user that each stripe needs: those from its first one on, ascending. */
  private static Iterator<Tuple2<Integer, WeightedUser>> tails(WeightedUser user, int stripes) {
    List<Tuple2<Integer, WeightedUser>> tails = new ArrayList<>();
    BitSet touched = new BitSet(stripes);
    for (int i = 0; i < user.places().length; i++) {
      int stripe = user.places()[i] % stripes;
      if (!touched.get(stripe)) {
        touched.set(stripe);
        tails.add(new Tuple2<>(stripe, user.from(i)));
      }
    }
    return tails.iterator();
  }

  /** The rows of a stripe, each from the diagonal on. */
  private static Iterator<byte[]> rows(
      int stripe, Iterator<Tuple2<Integer, WeightedUser>> tails, int size, int stripes) {
    List<double[]> rows = new ArrayList<>();
    for (int place = stripe; place < size; place += stripes) {
      rows.add(new double[size - place]);
    }
    while (tails.hasNext()) {
      add(tails.next()._2(), stripe, stripes, rows);
    }
    return rows.stream().map(Gram::bytes).iterator();
  }

  /** Kryo writes bytes all at once, and numbers one by one. */
  private static byte[] bytes(double[] row) {
    ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES);
    for (double sum : row) {
      bytes.putFloat((float) sum);
    }
    return bytes.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] row = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(row);
    return row;
  }

  private static void add(WeightedUser user, int stripe, int stripes, List<double[]> rows) {
    int[] places = user.places();
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      if (place % stripes == stripe) {
        double[] row = rows.get(place / stripes);
        for (int j = i; j < places.length; j++) {
          row[places[j] - place] += user.weight();
        }
      }
    }
  }
}
