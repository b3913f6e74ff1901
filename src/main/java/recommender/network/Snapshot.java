package recommender.network;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.OffHeapFloats;

/**
 * Serializable form of a network that only predicts, for broadcasts: every task restores a network
 * of its own, since two threads cannot use one, over parameters that all tasks of a JVM share.
 */
public final class Snapshot implements Externalizable {
  private static final long serialVersionUID = 1L;

  /** Floats copied at a time: a mebibyte. */
  private static final int BLOCK = 1 << 18;

  private String configuration;
  private INDArray parameters;

  /** For serialization. */
  public Snapshot() {}

  /** A snapshot that shares the network's parameters, which must not change while it is in use. */
  public static Snapshot of(SparseNetwork network) {
    Snapshot snapshot = new Snapshot();
    snapshot.configuration = network.getLayerWiseConfigurations().toJson();
    snapshot.parameters = network.params();
    return snapshot;
  }

  /** A network over the shared parameters, which must not be trained. */
  public SparseNetwork restore() {
    SparseNetwork network = new SparseNetwork(MultiLayerConfiguration.fromJson(configuration));
    network.init(parameters, false);
    return network;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    byte[] json = configuration.getBytes(StandardCharsets.UTF_8);
    out.writeInt(json.length);
    out.write(json);
    out.writeLong(parameters.length());
    OffHeapFloats floats = new OffHeapFloats(parameters);
    for (long at = 0; at < parameters.length(); at += BLOCK) {
      float[] block = new float[(int) Math.min(BLOCK, parameters.length() - at)];
      floats.read(at, block);
      byte[] bytes = new byte[block.length * Float.BYTES];
      ByteBuffer.wrap(bytes).asFloatBuffer().put(block);
      out.write(bytes);
    }
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    configuration = new String(json, StandardCharsets.UTF_8);
    parameters = Nd4j.createUninitialized(DataType.FLOAT, 1, in.readLong());
    OffHeapFloats floats = new OffHeapFloats(parameters);
    for (long at = 0; at < parameters.length(); at += BLOCK) {
      float[] block = new float[(int) Math.min(BLOCK, parameters.length() - at)];
      byte[] bytes = new byte[block.length * Float.BYTES];
      in.readFully(bytes);
      ByteBuffer.wrap(bytes).asFloatBuffer().get(block);
      floats.write(at, block);
    }
  }
}
