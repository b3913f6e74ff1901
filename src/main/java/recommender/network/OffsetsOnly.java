package recommender.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Parameter initializer of {@link Tied} layers, which have offsets only, or no parameters. */
final class OffsetsOnly extends DefaultParamInitializer {
  static final OffsetsOnly INSTANCE = new OffsetsOnly();

  private OffsetsOnly() {}

  @Override
  public long numParams(Layer layer) {
    return hasBias(layer) ? ((FeedForwardLayer) layer).getNOut() : 0;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of();
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray view, boolean initialize) {
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    if (hasBias(conf.getLayer())) {
      parameters.put(BIAS_KEY, createBias(conf, view, initialize));
      conf.addVariable(BIAS_KEY);
    }
    return parameters;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray view) {
    return Map.of(BIAS_KEY, view);
  }
}
