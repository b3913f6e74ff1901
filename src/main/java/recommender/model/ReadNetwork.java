package recommender.model;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network of stock layers that was read from a file, to be copied or asked, not trained. */
// DL4J overrides a method of its own with an array for its variable arguments.
@SuppressWarnings("overrides")
final class ReadNetwork extends MultiLayerNetwork {
  private static final long serialVersionUID = 1L;

  /**
   * @param parameters of all layers, taken as they are and freed with the network
   */
  ReadNetwork(MultiLayerConfiguration configuration, INDArray parameters) {
    super(configuration);
    init(parameters, false);
  }

  /**
   * Frees the parameters; there are no gradients and no optimiser's state. DL4J's own does so too
   * and then collects garbage twice, which stops every thread of a service that loads a run.
   */
  @Override
  public void close() {
    params().close();
  }
}
