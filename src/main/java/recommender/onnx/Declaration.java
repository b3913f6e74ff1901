package recommender.onnx;

import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/** What a graph says of its inputs and outputs: name, type and, where it is known, shape. */
final class Declaration {
  private Declaration() {}

  /** A tensor of any shape. */
  static ValueInfoProto any(String name, DataType type) {
    return of(name, TypeProto.Tensor.newBuilder().setElemType(type));
  }

  /** A single value. */
  static ValueInfoProto single(String name, DataType type) {
    return of(
        name,
        TypeProto.Tensor.newBuilder()
            .setElemType(type)
            .setShape(TensorShapeProto.getDefaultInstance()));
  }

  /**
   * A matrix of floats.
   *
   * @param rows name of their number
   */
  static ValueInfoProto matrix(String name, String rows, long columns) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam(rows);
    shape.addDimBuilder().setDimValue(columns);
    return of(name, TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT).setShape(shape));
  }

  private static ValueInfoProto of(String name, TypeProto.Tensor.Builder type) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }
}
