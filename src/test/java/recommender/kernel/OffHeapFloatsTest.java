package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recommender.testing.Untouched;

class OffHeapFloatsTest {
  private final INDArray array = Nd4j.linspace(0, 19, 20, DataType.FLOAT).reshape(1, 20);

  @Test
  void readsAndWritesRanges() {
    OffHeapFloats floats = new OffHeapFloats(array);
    float[] three = new float[3];
    floats.read(5, three);
    assertThat(three).containsExactly(5, 6, 7);
    floats.write(17, new float[] {-1, -2, -3});
    assertThat(array.toFloatVector()).endsWith(16, -1, -2, -3);
  }

  @Test
  void isLimitedToThePartOfAnArrayThatItIsOf() {
    INDArray part = array.get(NDArrayIndex.interval(0, 0, true), NDArrayIndex.interval(7, 12));
    OffHeapFloats floats = new OffHeapFloats(part);
    float[] three = new float[3];
    floats.read(2, three);
    assertThat(three).containsExactly(9, 10, 11);
    for (long at : new long[] {3, 1000, -1}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> floats.read(at, three));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> floats.write(at, three));
    }
    assertThat(array.toFloatVector()[12]).isEqualTo(12);
  }

  /** More than is sent at once. */
  @Test
  void allFloatsAreWrittenInBigEndianOrderAndReadBack() throws IOException {
    float[] values = new float[40_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    INDArray many = Nd4j.createFromArray(new float[][] {values});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new OffHeapFloats(many).writeTo(new DataOutputStream(bytes));
    DataInputStream singly = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    for (float value : values) {
      assertThat(singly.readFloat()).isEqualTo(value);
    }
    assertThat(singly.read()).isEqualTo(-1);
    INDArray read = Nd4j.zeros(DataType.FLOAT, 1, 40_000);
    new OffHeapFloats(read)
        .readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read).isEqualTo(many);
    byte[] less = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1);
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(
            () ->
                new OffHeapFloats(read)
                    .readFrom(new DataInputStream(new ByteArrayInputStream(less))));
  }

  @Test
  void reachesTheEndOfMoreThanTwoGigabytes() {
    long length = (1L << 29) + (1 << 20);
    try (Untouched memory = new Untouched(length)) {
      INDArray large = memory.array();
      OffHeapFloats floats = new OffHeapFloats(large);
      float[] read = new float[2];
      for (long at : new long[] {0, (1L << 28) - 1, (1L << 29) - 1, 1L << 29, length - 2}) {
        floats.write(at, new float[] {at, 1});
        floats.read(at, read);
        assertThat(read).containsExactly(at, 1);
      }
      assertThat(large.getFloat(0, length - 1)).isOne();
      assertThat(floats.length()).isEqualTo(length);
    }
  }
}
