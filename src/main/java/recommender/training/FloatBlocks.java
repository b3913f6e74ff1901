package recommender.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The arrays of a {@link ModelState} on the heap, in blocks of a mebibyte, and their format on the
 * wire: the number of arrays, then of each its length and its floats.
 */
final class FloatBlocks {
  /** Floats of a block. */
  static final int BLOCK = 1 << 18;

  private final float[][][] arrays;

  private FloatBlocks(float[][][] arrays) {
    this.arrays = arrays;
  }

  /** Takes the first {@code length} bytes. */
  interface Sink {
    void write(byte[] bytes, int length) throws IOException;
  }

  /** Fills the first {@code length} bytes. */
  interface Source {
    void read(byte[] bytes, int length) throws IOException;
  }

  /** Writes the arrays of a network without a copy of them. */
  static void write(ModelState state, Sink sink) throws IOException {
    byte[] bytes = new byte[BLOCK * Float.BYTES];
    writeNumber(sink, state.arrays().size());
    for (int array = 0; array < state.arrays().size(); array++) {
      long length = state.arrays().get(array).length();
      writeNumber(sink, length);
      for (long from = 0; from < length; from += BLOCK) {
        int size = (int) Math.min(BLOCK, length - from);
        state.bytes(array, from, size).get(bytes, 0, size * Float.BYTES);
        sink.write(bytes, size * Float.BYTES);
      }
    }
  }

  /** Writes these. */
  void write(Sink sink) throws IOException {
    byte[] bytes = new byte[BLOCK * Float.BYTES];
    writeNumber(sink, arrays.length);
    for (float[][] array : arrays) {
      writeNumber(sink, length(array));
      for (float[] block : array) {
        floats(bytes).put(block);
        sink.write(bytes, block.length * Float.BYTES);
      }
    }
  }

  /** Reads what either method wrote. */
  static FloatBlocks read(Source source) throws IOException {
    byte[] bytes = new byte[BLOCK * Float.BYTES];
    float[][][] arrays = new float[(int) readNumber(source)][][];
    for (int array = 0; array < arrays.length; array++) {
      long length = readNumber(source);
      arrays[array] = new float[Math.toIntExact((length + BLOCK - 1) / BLOCK)][];
      for (int block = 0; block < arrays[array].length; block++) {
        int size = (int) Math.min(BLOCK, length - (long) block * BLOCK);
        source.read(bytes, size * Float.BYTES);
        arrays[array][block] = new float[size];
        floats(bytes).get(arrays[array][block]);
      }
    }
    return new FloatBlocks(arrays);
  }

  /**
   * Reads what was written straight into a network, without a copy on the heap.
   *
   * @param state as many arrays of the same lengths
   * @throws IOException when there are others
   */
  static void copy(Source source, ModelState state) throws IOException {
    byte[] bytes = new byte[BLOCK * Float.BYTES];
    demand(state.arrays().size(), readNumber(source));
    for (int array = 0; array < state.arrays().size(); array++) {
      long length = state.arrays().get(array).length();
      demand(length, readNumber(source));
      for (long from = 0; from < length; from += BLOCK) {
        int size = (int) Math.min(BLOCK, length - from);
        source.read(bytes, size * Float.BYTES);
        state.bytes(array, from, size).put(bytes, 0, size * Float.BYTES);
      }
    }
  }

  private static void demand(long expected, long was) throws IOException {
    if (expected != was) {
      throw new IOException("expected %d arrays or floats, was %d".formatted(expected, was));
    }
  }

  /** Reads what was written and keeps nothing. */
  static void skip(Source source) throws IOException {
    byte[] bytes = new byte[BLOCK * Float.BYTES];
    long arrays = readNumber(source);
    for (long array = 0; array < arrays; array++) {
      for (long left = readNumber(source); left > 0; left -= BLOCK) {
        source.read(bytes, (int) Math.min(BLOCK, left) * Float.BYTES);
      }
    }
  }

  /** Adds others of the same network, element by element. */
  void add(FloatBlocks other) {
    for (int array = 0; array < arrays.length; array++) {
      for (int block = 0; block < arrays[array].length; block++) {
        ModelState.add(arrays[array][block], other.arrays[array][block]);
      }
    }
  }

  /** Overwrites a state of the same network with these, multiplied; these stay as they are. */
  void copyTo(ModelState state, float factor) {
    float[] scaled = new float[BLOCK];
    for (int array = 0; array < arrays.length; array++) {
      for (int block = 0; block < arrays[array].length; block++) {
        float[] floats = arrays[array][block];
        System.arraycopy(floats, 0, scaled, 0, floats.length);
        ModelState.multiply(scaled, factor);
        state.buffer(array, (long) block * BLOCK, floats.length).put(scaled, 0, floats.length);
      }
    }
  }

  /** Bytes of the floats. */
  long size() {
    long size = 0;
    for (float[][] array : arrays) {
      size += Float.BYTES * length(array);
    }
    return size;
  }

  private static long length(float[][] array) {
    return array.length == 0 ? 0 : (array.length - 1L) * BLOCK + array[array.length - 1].length;
  }

  /** Machines of both ends have the same order: ND4J has natives for x86 only. */
  private static FloatBuffer floats(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static void writeNumber(Sink sink, long number) throws IOException {
    sink.write(ByteBuffer.allocate(Long.BYTES).putLong(number).array(), Long.BYTES);
  }

  private static long readNumber(Source source) throws IOException {
    byte[] bytes = new byte[Long.BYTES];
    source.read(bytes, Long.BYTES);
    return ByteBuffer.wrap(bytes).getLong();
  }
}
