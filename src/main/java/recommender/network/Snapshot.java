package recommender.network;

import java.io.Serializable;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as plain data, for broadcasts: executors restore one each, since a DL4J network cannot
 * be used by two threads.
 *
 * @param configuration DL4J's JSON
 * @param parameters all of them, in DL4J's order
 */
public record Snapshot(String configuration, float[] parameters) implements Serializable {

  /** Copies a network. */
  public static Snapshot of(MultiLayerNetwork network) {
    return new Snapshot(
        network.getLayerWiseConfigurations().toJson(), network.params().data().asFloat());
  }

  /** A network of its own. */
  public MultiLayerNetwork restore() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(MultiLayerConfiguration.fromJson(configuration));
    network.init(Nd4j.create(parameters, 1, parameters.length), false);
    return network;
  }
}
