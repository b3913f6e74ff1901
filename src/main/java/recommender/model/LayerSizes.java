package recommender.model;

import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/**
 * Layer sizes in the configuration of a network, from the first layer to the last.
 *
 * @param layers at least one, dense but for the last, which is an output layer
 */
record LayerSizes(List<FeedForwardLayer> layers) {
  /**
   * The sizes of a network that came from outside.
   *
   * @throws IOException when its layers are none that an autoencoder has, or do not fit each other
   */
  static LayerSizes of(MultiLayerConfiguration configuration) throws IOException {
    List<NeuralNetConfiguration> confs = configuration.getConfs();
    if (confs == null || confs.isEmpty()) {
      throw new IOException("expected a network with layers, was one without");
    }
    LayerSizes sizes =
        new LayerSizes(confs.stream().map(conf -> (FeedForwardLayer) conf.getLayer()).toList());
    for (int i = 0; i < confs.size(); i++) {
      sizes.demandLayer(i);
    }
    return sizes;
  }

  private void demandLayer(int i) throws IOException {
    FeedForwardLayer layer = layers.get(i);
    boolean dense = layer instanceof DenseLayer;
    boolean last = i == layers.size() - 1;
    if (dense == last) {
      throw new IOException(
          "expected dense layers and an output layer at the end, was %s as layer %d of %d"
              .formatted(layer.getClass().getSimpleName(), i + 1, layers.size()));
    }
    if (layer.getNIn() < 1 || layer.getNOut() < 1) {
      throw new IOException(
          "expected layers with inputs and outputs, was one with %d and %d"
              .formatted(layer.getNIn(), layer.getNOut()));
    }
    if (!last && layer.getNOut() != layers.get(i + 1).getNIn()) {
      throw new IOException(
          "expected layers that read what the one before puts out, was one that reads %d after %d"
              .formatted(layers.get(i + 1).getNIn(), layer.getNOut()));
    }
  }

  /**
   * Checks that the network has the inputs and outputs of a catalogue.
   *
   * @param items of it
   * @param channels inputs for each
   * @param columns name of the columns in messages, such as {@code items of items.parquet}
   */
  void demandFit(int items, int channels, String columns) throws IOException {
    long inputs = layers.get(0).getNIn();
    if (inputs != (long) items * channels) {
      throw new IOException(
          "expected a network with %d inputs for each of the %d %s, was one with %d in all"
              .formatted(channels, items, columns, inputs));
    }
    long outputs = layers.get(layers.size() - 1).getNOut();
    if (outputs != items) {
      throw new IOException(
          "expected a network with an output for each of the %d %s, was one with %d"
              .formatted(items, columns, outputs));
    }
  }

  /**
   * Number of parameters: weights and offsets.
   *
   * @throws ArithmeticException when there are more than a long can count
   */
  long parameters() {
    long parameters = 0;
    for (FeedForwardLayer layer : layers) {
      long weights = Math.multiplyExact(layer.getNIn(), layer.getNOut());
      long offsets = hasOffsets(layer) ? layer.getNOut() : 0;
      parameters = Math.addExact(parameters, Math.addExact(weights, offsets));
    }
    return parameters;
  }

  private static boolean hasOffsets(FeedForwardLayer layer) {
    return layer instanceof DenseLayer dense
        ? dense.hasBias()
        : ((BaseOutputLayer) layer).hasBias();
  }
}
