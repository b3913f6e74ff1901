package recommender.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.OffHeapFloats;

/**
 * Format of the parameters of a network as ND4J writes an array: a buffer with its shape, and one
 * with its floats, each headed by its allocation, length and type, all in big-endian order.
 */
final class CoefficientsEntry {
  private static final String ALLOCATION = "MIXED_DATA_TYPES";

  /** Rank, rows and columns; two strides, options, step and order mean nothing for a row. */
  private static final int SHAPE = 8;

  private CoefficientsEntry() {}

  /**
   * Reads all of them.
   *
   * @param in to be read to its end
   * @param parameters that there must be, at least 1
   * @return floats [1 × parameters], off the heap
   * @throws IOException when there are more or less
   */
  static INDArray read(InputStream in, long parameters) throws IOException {
    DataInputStream data = new DataInputStream(in);
    demandShape(data, parameters);
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, 1, parameters);
    try {
      new OffHeapFloats(array).readFrom(data);
      if (in.read() >= 0) {
        throw unexpected(parameters, "more");
      }
      return array;
    } catch (Throwable e) {
      array.close();
      throw e;
    }
  }

  /**
   * Writes parameters.
   *
   * @param parameters floats [1 × any], contiguous
   */
  static void write(INDArray parameters, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    parameters.shapeInfoDataBuffer().write(data);
    data.writeUTF(ALLOCATION);
    data.writeLong(parameters.length());
    data.writeUTF(DataType.FLOAT.name());
    new OffHeapFloats(parameters).writeTo(data);
    data.flush();
  }

  private static void demandShape(DataInputStream in, long parameters) throws IOException {
    demandBuffer(in, SHAPE, DataType.INT64, parameters);
    long[] shape = new long[SHAPE];
    for (int i = 0; i < SHAPE; i++) {
      shape[i] = in.readLong();
    }
    if (shape[0] != 2 || shape[1] != 1 || shape[2] != parameters) {
      throw unexpected(
          parameters, "an array of rank %d, %d × %d".formatted(shape[0], shape[1], shape[2]));
    }
    demandBuffer(in, parameters, DataType.FLOAT, parameters);
  }

  private static void demandBuffer(DataInputStream in, long length, DataType type, long parameters)
      throws IOException {
    String allocation = in.readUTF();
    long found = in.readLong();
    String name = in.readUTF();
    if (!allocation.equals(ALLOCATION) || found != length || !name.equals(type.name())) {
      throw unexpected(
          parameters,
          "a buffer %s of %d %s"
              .formatted(ModelZip.quoted(allocation), found, ModelZip.quoted(name)));
    }
  }

  private static IOException unexpected(long parameters, String was) {
    return new IOException(
        "coefficients.bin: expected a row of %d floats, as configuration.json has it, was %s"
            .formatted(parameters, was));
  }
}
