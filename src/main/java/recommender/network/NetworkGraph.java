package recommender.network;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.kernel.ActivationFunction;
import recommender.kernel.Matrices;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.onnx.Weights;

/**
 * What a network computes, as nodes of a graph.
 *
 * @param network whose parameters are settled
 */
public record NetworkGraph(SparseNetwork network) {

  /**
   * Adds the network.
   *
   * @param inputs [users × inputs]
   * @return its outputs [users × items]
   */
  public Value outputs(OnnxGraph graph, Value inputs) {
    int last = network.getnLayers() - 1;
    Value hidden = activated(0, graph, first(graph, inputs));
    for (int i = 1; i < last; i++) {
      hidden = activated(i, graph, middle(i, graph, hidden));
    }
    return activated(last, graph, last(graph, hidden));
  }

  private Value first(OnnxGraph graph, Value inputs) {
    Value weights =
        graph.weights(
            new Weights(
                name(0, "weights"),
                "weights of layer 1, an input a row and a unit a column",
                List.of(network.layerInputSize(0), network.layerSize(0)),
                network::inputWeights));
    return graph.node("Gemm", inputs, weights, offsets(0, graph, network.inputOffsets()));
  }

  private Value middle(int index, OnnxGraph graph, Value inputs) {
    Layer layer = network.getLayer(index);
    Value weights =
        graph.weights(
            Weights.matrix(
                name(index, "weights"),
                "weights of layer %d, an input a row and a unit a column".formatted(index + 1),
                Matrices.rows(layer.getParam(DefaultParamInitializer.WEIGHT_KEY))));
    INDArray offsets = layer.getParam(DefaultParamInitializer.BIAS_KEY);
    return graph.node("Gemm", inputs, weights, offsets(index, graph, offsets.toFloatVector()));
  }

  private Value last(OnnxGraph graph, Value inputs) {
    int index = network.getnLayers() - 1;
    Value weights =
        graph.weights(
            Weights.matrix(
                name(index, "weights"),
                "weights of layer %d, an item a row and an input a column".formatted(index + 1),
                network.outputWeights()));
    return graph.affine(inputs, weights, offsets(index, graph, network.outputOffsets()));
  }

  private static Value offsets(int index, OnnxGraph graph, float[] offsets) {
    return graph.weights(
        Weights.vector(
            name(index, "offsets"), "offsets of layer %d".formatted(index + 1), offsets));
  }

  private Value activated(int index, OnnxGraph graph, Value x) {
    BaseLayer layer = (BaseLayer) network.getLayer(index).conf().getLayer();
    return ActivationFunction.of(layer.getActivationFn()).nodes(graph, x);
  }

  private static String name(int index, String what) {
    return "layer%d.%s".formatted(index + 1, what);
  }
}
