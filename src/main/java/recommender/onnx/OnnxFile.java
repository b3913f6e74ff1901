package recommender.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.nd4j.shade.protobuf.UnknownFieldSet;
import org.nd4j.shade.protobuf.WireFormat;

/**
 * File of a model. Weights go from where they are to the file row by row. Where they are too many
 * for one file, whose format ends at 2 GiB, they are in a second one beside it, {@code NAME.data}.
 */
public final class OnnxFile {
  /** More bytes of weights are in a file of their own; the rest has room below 2 GiB. */
  static final long MOST_BYTES = 2_000_000_000L;

  /** Of where weights begin in a file of their own, so that it can be mapped into memory. */
  private static final int PAGE = 4096;

  // Fields of TensorProto that are younger than the classes of DL4J.
  private static final int EXTERNAL_DATA = 13;
  private static final int DATA_LOCATION = 14;
  private static final int EXTERNAL = 1;

  private final OnnxModel model;
  private final String name;
  private final long mostBytes;

  /**
   * @param name of the file, by which it refers to the second one
   */
  public OnnxFile(OnnxModel model, String name) {
    this(model, name, MOST_BYTES);
  }

  OnnxFile(OnnxModel model, String name, long mostBytes) {
    this.model = model;
    this.name = name;
    this.mostBytes = mostBytes;
  }

  /** Folder that files are written to. */
  public interface Folder {
    /** Begins a file. */
    OutputStream create(String name) throws IOException;
  }

  /** Writes the file, and the second one where it is needed. */
  public void write(Folder folder) throws IOException {
    List<Weights> weights = model.graph().weights();
    boolean isApart = weights.stream().mapToLong(Weights::bytes).sum() > mostBytes;
    if (isApart) {
      try (OutputStream out = folder.create(data())) {
        writeApart(weights, out);
      }
    }
    try (OutputStream stream = folder.create(name)) {
      CodedOutputStream out = CodedOutputStream.newInstance(stream);
      write(weights, isApart, out);
      out.flush();
    }
  }

  private String data() {
    return name + ".data";
  }

  private static void writeApart(List<Weights> weights, OutputStream out) throws IOException {
    for (Weights each : weights) {
      for (int row = 0; row < each.rows(); row++) {
        out.write(bytes(each.rowAt().apply(row)));
      }
      out.write(new byte[(int) (paged(each.bytes()) - each.bytes())]);
    }
  }

  private static long paged(long bytes) {
    return (bytes + PAGE - 1) / PAGE * PAGE;
  }

  /** The message of the whole model: lengths come first, so they are worked out from the parts. */
  private void write(List<Weights> weights, boolean isApart, CodedOutputStream out)
      throws IOException {
    model.proto().writeTo(out);
    GraphProto graph = model.graph().proto();
    long length = graph.getSerializedSize();
    long at = 0;
    for (Weights each : weights) {
      length += fieldBytes(tensorBytes(header(each, isApart, at), each, isApart));
      at += paged(each.bytes());
    }
    begin(ModelProto.GRAPH_FIELD_NUMBER, length, out);
    graph.writeTo(out);
    at = 0;
    for (Weights each : weights) {
      write(each, header(each, isApart, at), isApart, out);
      at += paged(each.bytes());
    }
  }

  private static void write(
      Weights weights, TensorProto header, boolean isApart, CodedOutputStream out)
      throws IOException {
    begin(GraphProto.INITIALIZER_FIELD_NUMBER, tensorBytes(header, weights, isApart), out);
    header.writeTo(out);
    if (!isApart) {
      begin(TensorProto.RAW_DATA_FIELD_NUMBER, weights.bytes(), out);
      for (int row = 0; row < weights.rows(); row++) {
        out.writeRawBytes(bytes(weights.rowAt().apply(row)));
      }
    }
  }

  private static long tensorBytes(TensorProto header, Weights weights, boolean isApart) {
    return header.getSerializedSize() + (isApart ? 0 : fieldBytes(weights.bytes()));
  }

  /** Of a field of that length with its tag, of one byte, and the length itself. */
  private static long fieldBytes(long length) {
    return 1 + CodedOutputStream.computeUInt64SizeNoTag(length) + length;
  }

  private static void begin(int field, long length, CodedOutputStream out) throws IOException {
    out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt64NoTag(length);
  }

  private TensorProto header(Weights weights, boolean isApart, long at) {
    TensorProto.Builder header =
        TensorProto.newBuilder()
            .setName(weights.name())
            .setDocString(weights.meaning())
            .setDataType(DataType.FLOAT);
    weights.shape().forEach(header::addDims);
    if (isApart) {
      header.setUnknownFields(reference(at, weights.bytes()));
    }
    return header.build();
  }

  private UnknownFieldSet reference(long at, long length) {
    UnknownFieldSet.Field.Builder entries = UnknownFieldSet.Field.newBuilder();
    Map.of("location", data(), "offset", Long.toString(at), "length", Long.toString(length))
        .forEach(
            (key, value) ->
                entries.addLengthDelimited(
                    StringStringEntryProto.newBuilder()
                        .setKey(key)
                        .setValue(value)
                        .build()
                        .toByteString()));
    return UnknownFieldSet.newBuilder()
        .addField(EXTERNAL_DATA, entries.build())
        .addField(DATA_LOCATION, UnknownFieldSet.Field.newBuilder().addVarint(EXTERNAL).build())
        .build();
  }

  private static byte[] bytes(float[] row) {
    byte[] bytes = new byte[row.length * Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(row);
    return bytes;
  }
}
