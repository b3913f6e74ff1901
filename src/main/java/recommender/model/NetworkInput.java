package recommender.model;

import java.util.List;
import recommender.baseline.BiasModel;
import recommender.config.InputScaling;
import recommender.config.PositiveTargets;
import recommender.onnx.Attribute;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.onnx.Weights;
import recommender.vectors.InputTransform;

/**
 * Way from a user's ratings to the inputs of a network, and from its outputs to scores, as nodes of
 * a graph: what {@link InputTransform} does one user at a time.
 *
 * @param transform whose arithmetic it is
 * @param fed numbers that are fed in
 */
record NetworkInput(InputTransform transform, Fed fed) {
  private static final String PARTS =
      "what is taken off ratings of an item before the network, and added to its outputs";

  /** Numbers that stand for ratings. */
  interface Fed {
    /**
     * Adds the numbers, 0 where none is fed in.
     *
     * @param ratings [users × items], NaN where there is none
     * @param parts of the items, to be taken off [items]
     */
    Value values(OnnxGraph graph, Value ratings, Value parts);

    /** Adds 1 where a number is fed in, and 0 elsewhere. */
    Value has(OnnxGraph graph, Value ratings);
  }

  /** Network between inputs and outputs. */
  interface Network {
    /** Adds the network: [users × inputs] to [users × items]. */
    Value outputs(OnnxGraph graph, Value inputs);
  }

  /** Each rating less mean and offset of the item. */
  private record Residuals() implements Fed {
    @Override
    public Value values(OnnxGraph graph, Value ratings, Value parts) {
      return graph.zeroWhereNaN(graph.node("Sub", ratings, parts));
    }

    @Override
    public Value has(OnnxGraph graph, Value ratings) {
      return graph.isRated(ratings);
    }
  }

  /** A 1 for each positive. */
  private record Positives(float from) implements Fed {
    @Override
    public Value values(OnnxGraph graph, Value ratings, Value parts) {
      return has(graph, ratings);
    }

    @Override
    public Value has(OnnxGraph graph, Value ratings) {
      return graph.isAtLeast(ratings, from);
    }
  }

  /** Of a network of ratings. */
  static NetworkInput ofRatings(InputTransform transform) {
    return new NetworkInput(transform, new Residuals());
  }

  /** Of a network that ranks. */
  static NetworkInput ofPositives(InputTransform transform, PositiveTargets positives) {
    return new NetworkInput(transform, new Positives((float) positives.from()));
  }

  /**
   * Adds the way there, the network and the way back.
   *
   * @param ratings [users × items], NaN where there is none
   * @return scores [users × items]
   */
  Value scores(OnnxGraph graph, Value ratings, Network network) {
    Value parts = graph.weights(Weights.vector("items.parts", PARTS, parts()));
    Value values = fed.values(graph, ratings, parts);
    Value offsets = userOffsets(graph, ratings, values);
    Value has = fed.has(graph, ratings);
    Value centred = graph.node("Sub", values, graph.node("Mul", offsets, has));
    Value outputs = network.outputs(graph, inputs(graph, ratings, has, centred));
    return graph.node("Add", graph.node("Add", outputs, parts), offsets);
  }

  private float[] parts() {
    float[] parts = new float[transform.items()];
    for (int item = 0; item < parts.length; item++) {
      parts[item] = (float) (transform.userPart(0) + transform.itemPart(item));
    }
    return parts;
  }

  /** Those that the centring takes off, a column; else 0. */
  private Value userOffsets(OnnxGraph graph, Value ratings, Value values) {
    if (!transform.centring().usesUser()) {
      return graph.number(0);
    }
    Value count = graph.rowSums(graph.isRated(ratings));
    Value shrunk = graph.node("Add", count, graph.number((float) BiasModel.SHRINKAGE));
    return graph.node("Div", graph.rowSums(values), shrunk);
  }

  private Value inputs(OnnxGraph graph, Value ratings, Value has, Value centred) {
    if (transform.channels() == 1) {
      return scaled(graph, centred, has);
    }
    Value rated = graph.isRated(ratings);
    Value indicators = graph.node("Mul", rated, graph.number((float) transform.indicator()));
    Value both = graph.node("Concat", List.of(Attribute.of("axis", 1)), centred, indicators);
    return scaled(graph, both, rated);
  }

  /** By the length of the profile. */
  private Value scaled(OnnxGraph graph, Value inputs, Value counted) {
    if (transform.scaling() == InputScaling.NONE) {
      return inputs;
    }
    Value count = graph.node("Max", graph.rowSums(counted), graph.number(1));
    Value ofOne = graph.number((float) transform.scaling().factor(1));
    return graph.node("Mul", inputs, graph.node("Div", ofOne, graph.node("Sqrt", count)));
  }
}
