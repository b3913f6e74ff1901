package recommender.training;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.network.SparseNetwork;

/**
 * The state of a network in training: its parameters and, unless the optimiser has none, its
 * optimiser's state. These are the network's own arrays, off the heap: to write to them is to
 * change it.
 *
 * @param arrays of floats, each contiguous
 */
record ModelState(List<INDArray> arrays) {
  private static final int FLOAT = Float.BYTES;

  /** Floats that are averaged at a time: they stay in the cache of a core. */
  private static final int CHUNK = 4_096;

  /** Floats of a gibibyte. */
  private static final long LONGEST = 1 << 28;

  /** The arrays of a network. */
  static ModelState of(SparseNetwork network) {
    INDArray optimizer = network.optimizerState();
    return new ModelState(
        optimizer == null ? List.of(network.params()) : List.of(network.params(), optimizer));
  }

  /** Number of floats in all arrays. */
  long floats() {
    return arrays.stream().mapToLong(INDArray::length).sum();
  }

  /** Overwrites everything with the floats of a state of the same network. */
  void copyFrom(ModelState other) {
    for (int i = 0; i < arrays.size(); i++) {
      Pointer.memcpy(
          arrays.get(i).data().addressPointer(),
          other.arrays.get(i).data().addressPointer(),
          arrays.get(i).length() * FLOAT);
    }
  }

  /**
   * Overwrites everything with the mean of states of the same network, in one pass over memory on
   * all cores; they are added in their order.
   *
   * @param states at least one
   */
  void setToMeanOf(List<ModelState> states) {
    if (states.size() == 1) {
      copyFrom(states.get(0));
      return;
    }
    for (int i = 0; i < arrays.size(); i++) {
      int array = i;
      spans(arrays.get(array).length()).parallel().forEach(span -> average(states, array, span));
    }
  }

  /** A part of an array, of few enough floats for one buffer. */
  private record Span(long from, int size) {}

  private static Stream<Span> spans(long length) {
    long most = Math.min(LONGEST, length / Runtime.getRuntime().availableProcessors() + 1);
    return LongStream.range(0, (length + most - 1) / most)
        .mapToObj(i -> new Span(i * most, (int) Math.min(most, length - i * most)));
  }

  private void average(List<ModelState> states, int array, Span span) {
    List<FloatBuffer> summands =
        states.stream().map(state -> state.buffer(array, span.from, span.size)).toList();
    FloatBuffer target = buffer(array, span.from, span.size);
    float[] mean = new float[CHUNK];
    float[] next = new float[CHUNK];
    for (int at = 0; at < span.size; at += CHUNK) {
      int size = Math.min(CHUNK, span.size - at);
      summands.get(0).get(at, mean, 0, size);
      for (FloatBuffer summand : summands.subList(1, summands.size())) {
        summand.get(at, next, 0, size);
        add(mean, next);
      }
      multiply(mean, 1F / states.size());
      target.put(at, mean, 0, size);
    }
  }

  /** Adds element by element. */
  static void add(float[] sum, float[] summand) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += summand[i];
    }
  }

  /** Multiplies every element. */
  static void multiply(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /** A window on an array, of fewer than 2²⁹ floats, beyond 2³¹ bytes too. */
  FloatBuffer buffer(int array, long from, int size) {
    return bytes(array, from, size).asFloatBuffer();
  }

  /** The same window as bytes in the machine's order. */
  ByteBuffer bytes(int array, long from, int size) {
    BytePointer whole = new BytePointer(arrays.get(array).data().addressPointer());
    // From a pointer of its own: JavaCPP counts the bytes of a buffer from the pointer's address.
    return whole.getPointer(from * FLOAT).limit((long) size * FLOAT).asByteBuffer();
  }
}
