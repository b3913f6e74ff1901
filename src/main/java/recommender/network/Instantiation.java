package recommender.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the configuration of a layer has to do, by DL4J's contract, with the layer it made. */
final class Instantiation {
  private Instantiation() {}

  /**
   * Gives a layer its place and its parameters.
   *
   * @param parameters of the layer, a view
   * @param initialize whether they are still to get their first values
   */
  static Layer completed(BaseLayer<?> layer, int index, INDArray parameters, boolean initialize) {
    NeuralNetConfiguration conf = layer.conf();
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(conf.getLayer().initializer().init(conf, parameters, initialize));
    return layer;
  }
}
