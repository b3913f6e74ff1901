package recommender.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Completes a layer that its configuration has created, as DL4J's contract requires. */
final class Instantiation {
  private Instantiation() {}

  /**
   * Sets index and parameters of a layer.
   *
   * @param parameters of the layer, [1 × parameters], a view
   * @param initialize whether the parameters are to be given their initial values
   */
  static Layer completed(BaseLayer<?> layer, int index, INDArray parameters, boolean initialize) {
    NeuralNetConfiguration conf = layer.conf();
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(conf.getLayer().initializer().init(conf, parameters, initialize));
    return layer;
  }
}
