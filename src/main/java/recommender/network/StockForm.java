package recommender.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Converts between networks of stock layers and of sparse layers, which order their parameters
 * differently.
 */
final class StockForm {
  private StockForm() {}

  /**
   * Copies the parameters of a network into one of the same shape.
   *
   * @param from tied or not
   * @param to not initialized yet; tied ones take the weights of the encoder for both
   * @return {@code to}
   */
  static <N extends MultiLayerNetwork> N copied(MultiLayerNetwork from, N to) {
    to.init(Nd4j.createUninitialized(DataType.FLOAT, 1, parameters(to)), false);
    for (int i = 0; i < from.getnLayers(); i++) {
      Layer layer = to.getLayer(i);
      copy(from.getLayer(i), layer);
      if (from.getLayer(i) instanceof Tied tied) {
        layer.setParam(DefaultParamInitializer.WEIGHT_KEY, tied.weights());
      }
    }
    return to;
  }

  private static void copy(Layer from, Layer to) {
    from.paramTable().entrySet().stream()
        .filter(parameter -> to.paramTable().containsKey(parameter.getKey()))
        .forEach(parameter -> to.setParam(parameter.getKey(), parameter.getValue()));
  }

  private static long parameters(MultiLayerNetwork network) {
    return network.getLayerWiseConfigurations().getConfs().stream()
        .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
        .sum();
  }

  /** A sparse network that computes what a stock one does, with a copy of its parameters. */
  static SparseNetwork sparse(MultiLayerNetwork stock) {
    NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().list();
    int last = stock.getnLayers() - 1;
    for (int i = 0; i <= last; i++) {
      FeedForwardLayer layer = (FeedForwardLayer) stock.getLayer(i).conf().getLayer();
      layers.layer(
          sparse(layer, i)
              .nIn(layer.getNIn())
              .nOut(layer.getNOut())
              .activation(logits(layer.getActivationFn()))
              .build());
    }
    MultiLayerConfiguration configuration = layers.build();
    return copied(stock, new SparseNetwork(configuration));
  }

  /** Leaves out a softmax, which keeps the order of items and would need all of them. */
  private static IActivation logits(IActivation activation) {
    return activation instanceof ActivationSoftmax ? new ActivationIdentity() : activation;
  }

  private static FeedForwardLayer.Builder<?> sparse(FeedForwardLayer layer, int index) {
    if (layer instanceof OutputLayer output) {
      return new ObservedOutputLayer.Builder().hasBias(output.hasBias());
    }
    return index == 0 ? new SparseInputLayer.Builder() : new DenseLayer.Builder();
  }
}
