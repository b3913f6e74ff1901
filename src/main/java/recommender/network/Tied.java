package recommender.network;

import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layer of a decoder that has offsets only: its weights are those of a layer of the encoder,
 * transposed.
 */
interface Tied {

  /** Sets the layer that has the weights, before any other call. */
  void tieTo(BaseLayer<?> layer);

  /** The weights of this layer, [inputs × units]: a view, not a copy. */
  INDArray weights();
}
