package recommender.onnx;

import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;

/** Attribute of a node, as ONNX's table of operators has it. */
public final class Attribute {
  private final AttributeProto proto;

  private Attribute(AttributeProto proto) {
    this.proto = proto;
  }

  /** A whole number. */
  public static Attribute of(String name, long value) {
    return new Attribute(named(name, AttributeType.INT).setI(value).build());
  }

  /** A number. */
  public static Attribute of(String name, float value) {
    return new Attribute(named(name, AttributeType.FLOAT).setF(value).build());
  }

  /** A list of whole numbers. */
  public static Attribute of(String name, long[] values) {
    AttributeProto.Builder list = named(name, AttributeType.INTS);
    for (long value : values) {
      list.addInts(value);
    }
    return new Attribute(list.build());
  }

  /** The body of a loop. */
  static Attribute of(String name, GraphProto graph) {
    return new Attribute(named(name, AttributeType.GRAPH).setG(graph).build());
  }

  private static AttributeProto.Builder named(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }

  AttributeProto proto() {
    return proto;
  }
}
