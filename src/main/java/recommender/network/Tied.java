package recommender.network;

import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of a decoder that has offsets only: its weights are those of a layer of the encoder,
 * transposed.
 */
interface Tied {

  /** Says which layer has the weights; before anything else is asked of this one. */
  void tieTo(BaseLayer<?> layer);

  /** The weights as this layer sees them, [inputs × units]: a view, not a copy. */
  INDArray weights();
}
