package recommender.benchmark;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import recommender.kernel.NativeThreads;
import recommender.network.MaskedMse;
import recommender.vectors.UserVector;

/** Implementation in stock DL4J: dense layers and updater on dense mini-batches, one network. */
final class Dl4jDense implements Implementation {
  private final MultiLayerNetwork network;
  private final Batches batches;
  private final DenseBatch batch;

  Dl4jDense(Shape shape, List<UserVector> users) {
    // More threads than workers: a single network that uses the whole machine is its best.
    NativeThreads.use(Runtime.getRuntime().availableProcessors());
    this.network = network(shape.data().items(), shape.net());
    this.batches = new Batches(users, shape.net().batch());
    this.batch = new DenseBatch(shape.net().batch(), shape.data().items());
  }

  @Override
  public double epoch() {
    long start = System.nanoTime();
    for (List<UserVector> users : batches.next()) {
      network.fit(batch.filledWith(users));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static MultiLayerNetwork network(int items, Shape.Net net) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(Training.RATE))
            .miniBatch(false) // the masked loss has divided by the number of ratings
            .activation(Activation.valueOf(net.activation().name()))
            .list();
    int inputs = items;
    for (int size : net.hidden()) {
      layers.layer(new DenseLayer.Builder().nIn(inputs).nOut(size).build());
      inputs = size;
    }
    layers.layer(
        new OutputLayer.Builder(new MaskedMse())
            .nIn(inputs)
            .nOut(items)
            .activation(Activation.IDENTITY)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }
}
