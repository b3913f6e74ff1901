package recommender.network;

import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Parameter initializer that stores weights [items × units] in 'c' order, so that those of an item
 * are contiguous.
 */
final class RowMajorWeights extends DefaultParamInitializer {
  static final RowMajorWeights INSTANCE = new RowMajorWeights();

  private RowMajorWeights() {}

  @Override
  protected INDArray createWeightMatrix(
      NeuralNetConfiguration conf, INDArray view, boolean initialize) {
    FeedForwardLayer layer = (FeedForwardLayer) conf.getLayer();
    long[] shape = {layer.getNIn(), layer.getNOut()};
    if (initialize) {
      layer.getWeightInitFn().init(layer.getNIn(), layer.getNOut(), shape, 'c', view);
    }
    return view.reshape('c', shape);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray view) {
    FeedForwardLayer layer = (FeedForwardLayer) conf.getLayer();
    long weights = layer.getNIn() * layer.getNOut();
    Map<String, INDArray> gradients = super.getGradientsFromFlattened(conf, view);
    gradients.put(
        WEIGHT_KEY,
        view.get(NDArrayIndex.interval(0, 0, true), NDArrayIndex.interval(0, weights))
            .reshape('c', layer.getNIn(), layer.getNOut()));
    return gradients;
  }
}
