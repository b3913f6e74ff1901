package recommender.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;

/**
 * Graph of operators as ONNX has them in version {@value #OPERATORS} of its set: tensors of floats
 * go in and out, and every node is added behind those that it reads.
 */
public final class OnnxGraph {
  /** Version of the set of operators; runtimes of 2022 and later know it. */
  static final int OPERATORS = 17;

  private final GraphProto.Builder proto;
  private final OnnxGraph outermost;
  private final AtomicInteger names;
  private final List<Weights> weights = new ArrayList<>();

  /** An empty graph. */
  public OnnxGraph(String name) {
    this.proto = GraphProto.newBuilder().setName(name);
    this.outermost = this;
    this.names = new AtomicInteger();
  }

  /** The body of a loop, which may read whatever stands before the loop. */
  private OnnxGraph(OnnxGraph around) {
    this.proto = GraphProto.newBuilder().setName(around.fresh("body"));
    this.outermost = around.outermost;
    this.names = around.names;
  }

  /** What a loop does again and again. */
  public interface Step {
    /** The next state from the last one, by nodes of the body. */
    List<Value> next(OnnxGraph body, List<Value> state);
  }

  /**
   * Adds an input, a matrix of floats.
   *
   * @param rows name of their number, which may be another every time
   */
  public Value input(String name, String rows, long columns) {
    proto.addInput(Declaration.matrix(name, rows, columns));
    return new Value(name);
  }

  /**
   * Makes a matrix of floats an output.
   *
   * @param rows name of their number, which may be another every time
   */
  public void output(Value value, String name, String rows, long columns) {
    proto.addNode(
        NodeProto.newBuilder().setOpType("Identity").addInput(value.name()).addOutput(name));
    proto.addOutput(Declaration.matrix(name, rows, columns));
  }

  /** Adds weights. */
  public Value weights(Weights added) {
    outermost.weights.add(added);
    return new Value(added.name());
  }

  /** All weights, in the order in which they were added. */
  public List<Weights> weights() {
    return List.copyOf(outermost.weights);
  }

  /** Adds a number. */
  public Value number(float value) {
    return constant(TensorProto.newBuilder().setDataType(DataType.FLOAT).addFloatData(value));
  }

  /** Adds a number of double precision. */
  public Value doubleNumber(double value) {
    return constant(TensorProto.newBuilder().setDataType(DataType.DOUBLE).addDoubleData(value));
  }

  /** Adds a list of whole numbers, such as axes. */
  public Value wholeNumbers(long... values) {
    TensorProto.Builder list =
        TensorProto.newBuilder().setDataType(DataType.INT64).addDims(values.length);
    for (long value : values) {
      list.addInt64Data(value);
    }
    return constant(list);
  }

  private Value constant(TensorProto.Builder tensor) {
    String name = fresh("constant");
    outermost.proto.addInitializer(tensor.setName(name));
    return new Value(name);
  }

  /** Adds a node without attributes. */
  public Value node(String operator, Value... inputs) {
    return node(operator, List.of(), inputs);
  }

  /** Adds a node. */
  public Value node(String operator, List<Attribute> attributes, Value... inputs) {
    return nodes(operator, 1, attributes, List.of(inputs)).get(0);
  }

  private List<Value> nodes(
      String operator, int outputs, List<Attribute> attributes, List<Value> inputs) {
    NodeProto.Builder node = NodeProto.newBuilder().setName(fresh(operator)).setOpType(operator);
    inputs.forEach(input -> node.addInput(input.name()));
    attributes.forEach(attribute -> node.addAttribute(attribute.proto()));
    List<Value> values = new ArrayList<>(outputs);
    for (int i = 0; i < outputs; i++) {
      values.add(new Value(fresh(operator)));
      node.addOutput(values.get(i).name());
    }
    proto.addNode(node);
    return values;
  }

  /** Adds nodes for 1 where a rating is at least so high, and 0 elsewhere; NaN is no rating. */
  public Value isAtLeast(Value ratings, float bound) {
    return inFloats(node("GreaterOrEqual", ratings, number(bound)));
  }

  /** Adds nodes for 1 where there is a rating, and 0 where there is NaN. */
  public Value isRated(Value ratings) {
    return inFloats(node("Not", node("IsNaN", ratings)));
  }

  /** Adds nodes for 0 in the place of NaN. */
  public Value zeroWhereNaN(Value values) {
    return node("Where", node("IsNaN", values), number(0), values);
  }

  /** Adds the same values in single precision. */
  public Value inFloats(Value values) {
    return node("Cast", List.of(Attribute.of("to", DataType.FLOAT_VALUE)), values);
  }

  /** Adds the same values in double precision. */
  public Value inDoubles(Value values) {
    return node("Cast", List.of(Attribute.of("to", DataType.DOUBLE_VALUE)), values);
  }

  /** Adds the sums of the rows of a matrix, as a column. */
  public Value rowSums(Value matrix) {
    return node("ReduceSum", matrix, wholeNumbers(1));
  }

  /** Adds a product of matrices, the second transposed, to each row of which a vector is added. */
  public Value affine(Value left, Value rightTransposed, Value vector) {
    return node("Gemm", List.of(Attribute.of("transB", 1)), left, rightTransposed, vector);
  }

  /**
   * Adds a loop.
   *
   * @param steps their number
   * @param state at the beginning, tensors of doubles
   * @return the state after all steps
   */
  public List<Value> loop(long steps, List<Value> state, Step step) {
    OnnxGraph body = new OnnxGraph(this);
    body.proto.addInput(Declaration.single(body.fresh("iteration"), DataType.INT64));
    String condition = body.fresh("condition");
    body.proto.addInput(Declaration.single(condition, DataType.BOOL));
    List<Value> before = new ArrayList<>();
    for (int i = 0; i < state.size(); i++) {
      before.add(new Value(body.fresh("state")));
      body.proto.addInput(Declaration.any(before.get(i).name(), DataType.DOUBLE));
    }
    Value goesOn = body.node("Identity", new Value(condition));
    body.proto.addOutput(Declaration.single(goesOn.name(), DataType.BOOL));
    step.next(body, before)
        .forEach(each -> body.proto.addOutput(Declaration.any(each.name(), DataType.DOUBLE)));
    List<Value> inputs = new ArrayList<>(List.of(count(steps), new Value("")));
    inputs.addAll(state);
    return nodes("Loop", state.size(), List.of(Attribute.of("body", body.proto.build())), inputs);
  }

  private Value count(long value) {
    return constant(TensorProto.newBuilder().setDataType(DataType.INT64).addInt64Data(value));
  }

  private String fresh(String name) {
    return name.toLowerCase(Locale.ROOT) + "_" + names.incrementAndGet();
  }

  /** The graph without its weights. */
  GraphProto proto() {
    return proto.build();
  }
}
