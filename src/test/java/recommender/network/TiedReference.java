package recommender.network;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Stock layers of which each of the decoder remains the transposed of one of the encoder: both are
 * given the sum of their gradients, so that they take the same steps.
 */
// DL4J overrides a method of its own with an array for its variable arguments.
@SuppressWarnings("overrides")
final class TiedReference extends MultiLayerNetwork {
  private static final long serialVersionUID = 1L;

  /**
   * @param configuration of dense layers whose sizes read the same in both directions
   */
  TiedReference(MultiLayerConfiguration configuration) {
    super(configuration);
  }

  @Override
  public void computeGradientAndScore() {
    super.computeGradientAndScore();
    for (int i = 0; i < getnLayers() / 2; i++) {
      INDArray encoder = gradient.getGradientFor(i + "_W");
      INDArray decoder = gradient.getGradientFor(getnLayers() - 1 - i + "_W");
      INDArray sum = encoder.add(decoder.transpose());
      encoder.assign(sum);
      decoder.assign(sum.transpose());
    }
  }
}
