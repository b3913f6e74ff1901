package recommender.kernel;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.vectors.PackedRatings;

/**
 * Float array off the heap, of which ranges are copied in bulk and checked against its bounds.
 *
 * <p>A buffer of Java ends at 2 GiB, so a larger array is accessed through several that overlap by
 * the longest range that may be copied.
 */
public final class OffHeapFloats {
  /** The longest range that can be copied at once: the offsets of all items. */
  static final int LONGEST = PackedRatings.MOST_ITEMS;

  private static final int SEGMENT_BITS = 28;

  /** Floats that are sent at once. */
  private static final int BLOCK = 1 << 14;

  private final INDArray array;
  private final FloatBuffer[] segments;

  /**
   * A view of an array, which stays in use.
   *
   * @param array of floats, contiguous, not empty
   */
  public OffHeapFloats(INDArray array) {
    this.array = array;
    long length = array.length();
    segments = new FloatBuffer[(int) ((length - 1 >> SEGMENT_BITS) + 1)];
    FloatPointer base = new FloatPointer(array.data().addressPointer());
    for (int i = 0; i < segments.length; i++) {
      long from = (long) i << SEGMENT_BITS;
      long size = Math.min(length - from, (1L << SEGMENT_BITS) + LONGEST);
      // From a pointer of its own: JavaCPP counts the bytes of a buffer from the pointer's address.
      segments[i] = base.getPointer(from).limit(size).asBuffer();
    }
  }

  /** Number of floats. */
  public long length() {
    return array.length();
  }

  /**
   * Fills {@code to} with the floats from index {@code at} on.
   *
   * @param to at most {@link PackedRatings#MOST_ITEMS} long
   * @throws java.nio.BufferUnderflowException when the array ends before
   */
  public void read(long at, float[] to) {
    segments[(int) (at >> SEGMENT_BITS)].get(offset(at), to);
  }

  /**
   * Writes all of {@code from} to the floats from index {@code at} on.
   *
   * @param from at most {@link PackedRatings#MOST_ITEMS} long
   * @throws java.nio.BufferOverflowException when the array ends before
   */
  public void write(long at, float[] from) {
    segments[(int) (at >> SEGMENT_BITS)].put(offset(at), from);
  }

  /** Writes all floats, in big-endian order. */
  public void writeTo(DataOutputStream out) throws IOException {
    for (long at = 0; at < length(); at += BLOCK) {
      float[] block = new float[(int) Math.min(BLOCK, length() - at)];
      read(at, block);
      ByteBuffer bytes = ByteBuffer.allocate(block.length * Float.BYTES);
      bytes.asFloatBuffer().put(block);
      out.write(bytes.array());
    }
  }

  /**
   * Fills all of it with what {@link #writeTo} wrote.
   *
   * @throws java.io.EOFException when there is less
   */
  public void readFrom(DataInputStream in) throws IOException {
    byte[] bytes = new byte[BLOCK * Float.BYTES];
    for (long at = 0; at < length(); at += BLOCK) {
      float[] block = new float[(int) Math.min(BLOCK, length() - at)];
      in.readFully(bytes, 0, block.length * Float.BYTES);
      ByteBuffer.wrap(bytes).asFloatBuffer().get(block);
      write(at, block);
    }
  }

  private static int offset(long at) {
    return (int) (at & (1 << SEGMENT_BITS) - 1);
  }
}
