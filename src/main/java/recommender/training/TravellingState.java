package recommender.training;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoSerializable;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.UncheckedIOException;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * The state of a network on its way between JVMs, by Java's serialization or Kryo's.
 *
 * <p>Floats are copied in blocks of a mebibyte, straight from the network's arrays into the stream
 * and from the stream into arrays on the heap, so that states beyond 2³¹ bytes travel too. ND4J's
 * serializers go float by float.
 */
final class TravellingState implements Externalizable, KryoSerializable, KnownSizeEstimation {
  private static final long serialVersionUID = 1L;

  /** Bytes of the object itself, about. */
  private static final int SHELL = 64;

  private transient ModelState source;
  private transient WorkerNetwork owner;
  private transient FloatBlocks blocks;

  /** For serialization. */
  public TravellingState() {}

  /** The state of a network on the driver, which stays as it is until it was sent. */
  static TravellingState of(ModelState state) {
    TravellingState travelling = new TravellingState();
    travelling.source = state;
    return travelling;
  }

  /** The state of a worker's network, which is not copied before it is sent. */
  static TravellingState of(WorkerNetwork network) {
    TravellingState travelling = of(network.state());
    travelling.owner = network;
    return travelling;
  }

  /** Overwrites a state of the same network with this one. */
  void copyTo(ModelState state) {
    if (source != null) {
      state.copyFrom(source);
    } else {
      copyTo(state, 1);
    }
  }

  /**
   * Overwrites a state of the same network with this one, multiplied.
   *
   * @throws IllegalStateException when it has not travelled
   */
  void copyTo(ModelState state, float factor) {
    demandArrived();
    blocks.copyTo(state, factor);
  }

  /**
   * Adds another state; both have travelled.
   *
   * @throws IllegalStateException when one has not
   */
  void add(TravellingState other) {
    demandArrived();
    other.demandArrived();
    blocks.add(other.blocks);
  }

  private void demandArrived() {
    if (blocks == null) {
      throw new IllegalStateException("expected a state that was sent, was one still at home");
    }
  }

  /** What it holds on the heap, for Spark's books. */
  @Override
  public long estimatedSize() {
    return SHELL + (blocks == null ? 0 : blocks.size());
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    write((bytes, length) -> out.write(bytes, 0, length));
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    blocks = FloatBlocks.read((bytes, length) -> in.readFully(bytes, 0, length));
  }

  @Override
  public void write(Kryo kryo, Output output) {
    try {
      write((bytes, length) -> output.writeBytes(bytes, 0, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void read(Kryo kryo, Input input) {
    try {
      blocks = FloatBlocks.read((bytes, length) -> input.readBytes(bytes, 0, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(FloatBlocks.Sink sink) throws IOException {
    if (blocks != null) {
      blocks.write(sink);
    } else if (owner != null) {
      owner.whileOpen(() -> FloatBlocks.write(source, sink));
    } else {
      FloatBlocks.write(source, sink);
    }
  }
}
