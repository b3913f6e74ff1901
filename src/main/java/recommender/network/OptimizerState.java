package recommender.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.Names;
import recommender.config.Optimizer;
import recommender.kernel.OffHeapFloats;

/**
 * State of the optimiser of a network in training form, as it is kept beside the published network.
 *
 * <p>The file has, big-endian: the four bytes {@code OPTS}, an int {@value #VERSION}, the
 * optimiser's name in Java's modified UTF-8, an int with the steps taken, a long with the number of
 * floats, and the floats, those of one state behind those of another, each in the order of the
 * parameters in training: a row of the first layer for each input, its offsets, the layers between
 * with their weights in 'f' order and offsets, a row of the last layer for each column unless its
 * weights are the first's, its offsets.
 *
 * @param optimizer whose state it is
 * @param steps that were taken, on which bias corrections depend
 * @param floats [1 × states·parameters], off the heap
 */
public record OptimizerState(Optimizer optimizer, int steps, INDArray floats)
    implements AutoCloseable {
  private static final int MAGIC = 0x4f505453;
  private static final int VERSION = 1;

  /** The state of a network that is settled, which shares its array. */
  public static OptimizerState of(SparseNetwork network, Optimizer optimizer) {
    return new OptimizerState(
        optimizer,
        network.getLayerWiseConfigurations().getIterationCount(),
        network.optimizerState());
  }

  /** Bytes of the floats. */
  public long bytes() {
    return floats.length() * Float.BYTES;
  }

  /** Writes it; the stream stays open. */
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(Names.kebab(optimizer));
    out.writeInt(steps);
    out.writeLong(floats.length());
    new OffHeapFloats(floats).writeTo(out);
    out.flush();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param bytes that the file has
   * @throws IOException when it is not whole, or of another version
   */
  public static OptimizerState read(InputStream stream, long bytes) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    demand("a file of an optimiser's state", MAGIC, in.readInt());
    demand("version " + VERSION, VERSION, in.readInt());
    Optimizer optimizer = optimizer(in.readUTF());
    int steps = in.readInt();
    long length = in.readLong();
    if (length < 1 || length > bytes / Float.BYTES) {
      throw new IOException(
          "expected as many floats as %d bytes can hold, was %d".formatted(bytes, length));
    }
    INDArray floats = Nd4j.createUninitialized(DataType.FLOAT, 1, length);
    try {
      read(in, floats);
      return new OptimizerState(optimizer, steps, floats);
    } catch (IOException e) {
      floats.close();
      throw e;
    }
  }

  private static void read(DataInputStream in, INDArray floats) throws IOException {
    new OffHeapFloats(floats).readFrom(in);
    if (in.read() >= 0) {
      throw new IOException("expected nothing after the floats, was more");
    }
  }

  private static Optimizer optimizer(String name) throws IOException {
    for (Optimizer each : Optimizer.values()) {
      if (Names.kebab(each).equals(name)) {
        return each;
      }
    }
    throw new IOException("expected an optimiser of training.optimizer, was another");
  }

  private static void demand(String expected, int wanted, int was) throws IOException {
    if (was != wanted) {
      throw new IOException("expected %s, was another (%d)".formatted(expected, was));
    }
  }

  /** Frees the floats. */
  @Override
  public void close() {
    floats.close();
  }
}
