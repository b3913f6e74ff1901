package recommender.network;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import recommender.config.Activation;
import recommender.config.NetworkSettings;
import recommender.config.Objective;
import recommender.config.TrainingSettings;
import recommender.config.Weights;

/**
 * Architecture of an autoencoder as a DL4J network: items in, hidden layers, items out.
 *
 * @param network layers and their weights
 * @param training optimiser and seed
 * @param items number of items in the catalogue, at least 1
 * @param ratings number of ratings trained on, at least 1; an automatic L2 depends on it
 */
public record Autoencoder(
    NetworkSettings network, TrainingSettings training, int items, long ratings) {

  /** A network with fresh weights, to be trained on packed ratings. */
  public SparseNetwork fresh() {
    SparseNetwork fresh = new SparseNetwork(configuration(trained()));
    fresh.init();
    return fresh;
  }

  /**
   * A network of stock layers with a stock loss and a copy of the parameters, which any program
   * with DL4J can load; it computes what the trained one does.
   */
  public MultiLayerNetwork published(SparseNetwork trained) {
    LayerForm form = ranks() ? LayerForm.STOCK_SOFTMAX : LayerForm.STOCK;
    MultiLayerNetwork stock = new MultiLayerNetwork(configuration(form));
    return StockForm.copied(trained, stock);
  }

  /**
   * A network to be trained that computes what a published one does, with a copy of its parameters.
   *
   * @param published of this architecture
   */
  public SparseNetwork resumed(MultiLayerNetwork published) {
    return StockForm.copied(published, new SparseNetwork(configuration(trained())));
  }

  /** The same architecture on another number of items. */
  public Autoencoder on(int otherItems) {
    return new Autoencoder(network, training, otherItems, ratings);
  }

  private LayerForm trained() {
    if (ranks()) {
      return LayerForm.SOFTMAX;
    }
    return network.tied() ? LayerForm.TIED : LayerForm.SPARSE;
  }

  /** Items drawn for the softmax of a mini-batch; 0 for all. */
  public int negatives() {
    return training.negatives(items);
  }

  /** Items that the softmax of a mini-batch runs over; 0 of a network without one. */
  public long softmaxItems() {
    if (!ranks()) {
      return 0;
    }
    return negatives() == 0 ? items : negatives();
  }

  private boolean ranks() {
    return network.objective() == Objective.RANKING;
  }

  /** Number of parameters: weights and offsets of all layers; shared weights count once. */
  public long parameters() {
    return weights(0, weightedLayers()) + units() + (network.outputOffset() ? items : 0);
  }

  /** Number of {@link #parameters} that belong to layers between the first and the last. */
  public long middleParameters() {
    return weights(1, Math.min(weightedLayers(), layers() - 1)) + units() - size(1);
  }

  /** Number of parameters of the {@link #published} network, where shared weights count twice. */
  public long publishedParameters() {
    return parameters() + weights(weightedLayers(), layers());
  }

  /** Hidden units, each with an offset. */
  private long units() {
    return network.hidden().stream().mapToLong(Integer::longValue).sum();
  }

  private long weights(int from, int to) {
    long weights = 0;
    for (int i = from; i < to; i++) {
      weights += (long) size(i) * size(i + 1);
    }
    return weights;
  }

  /** Number of inputs of a layer, which are the outputs of the one before. */
  private int size(int layer) {
    if (layer == 0) {
      return inputs();
    }
    return layer == layers() ? items : network.hidden().get(layer - 1);
  }

  /** Number of layers from the first on that have weights of their own. */
  private int weightedLayers() {
    return network.tied() ? encoderLayers() : layers();
  }

  /** Number of layers of the encoder; the others are the decoder, never larger. */
  private int encoderLayers() {
    return network.hidden().size() / 2 + 1;
  }

  /** Number of inputs of the first layer. */
  public int inputs() {
    return Math.multiplyExact(items, network.inputChannels());
  }

  /** Number of layers with weights. */
  public int layers() {
    return network.hidden().size() + 1;
  }

  private MultiLayerConfiguration configuration(LayerForm form) {
    NeuralNetConfiguration.ListBuilder layers = common().list();
    for (int i = 0; i < network.hidden().size(); i++) {
      layers.layer(
          hidden(form, i)
              .nIn(size(i))
              .nOut(size(i + 1))
              .weightInit(weights(i))
              .activation(dl4j(network.activation()))
              .build());
    }
    int last = network.hidden().size();
    return layers
        .layer(
            form.last(negatives())
                .nIn(size(last))
                .nOut(items)
                .weightInit(weights(last))
                .hasBias(network.outputOffset())
                .activation(outputActivation(form))
                .dropOut(retained(last))
                .build())
        .build();
  }

  private org.nd4j.linalg.activations.Activation outputActivation(LayerForm form) {
    return form == LayerForm.STOCK_SOFTMAX
        ? org.nd4j.linalg.activations.Activation.SOFTMAX
        : dl4j(network.outputActivation());
  }

  private FeedForwardLayer.Builder<?> hidden(LayerForm form, int layer) {
    if (layer == 0) {
      return form.first();
    }
    return layer < encoderLayers()
        ? new DenseLayer.Builder().dropOut(retained(layer))
        : form.decoder().dropOut(retained(layer));
  }

  private NeuralNetConfiguration.Builder common() {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(training.seed())
            .updater(updater())
            .biasInit(network.initialOffset())
            // The loss has been divided by the number of ratings already.
            .miniBatch(false);
    double l2 = network.l2(ratings);
    if (l2 > 0) {
      // DL4J's l2(λ) has the gradient λw, ours is 2·l2·w; offsets have none.
      builder.l2(2 * l2);
    }
    return builder;
  }

  /** DL4J's own distributions, since the published network has to be read without our classes. */
  private Distribution weights(int layer) {
    Weights weights = network.weights();
    double sd = weights.sd(size(layer), size(layer + 1));
    return weights.kind() == Weights.Kind.TRUNCATED_NORMAL
        ? new TruncatedNormalDistribution(0, sd)
        : new NormalDistribution(0, sd);
  }

  /** DL4J's probability of keeping an input of a layer; 0 turns dropout off. */
  private double retained(int layer) {
    boolean readsCode = layer == network.codeLayer() + 1;
    return readsCode && network.codeDropout() > 0 ? 1 - network.codeDropout() : 0;
  }

  private static org.nd4j.linalg.activations.Activation dl4j(Activation activation) {
    return org.nd4j.linalg.activations.Activation.valueOf(activation.name());
  }

  private IUpdater updater() {
    double rate = training.learningRate();
    return switch (training.optimizer()) {
      case ADAM -> new Adam(rate);
      case AMSGRAD -> new AMSGrad(rate);
      case ADAMAX -> new AdaMax(rate);
      case NADAM -> new Nadam(rate);
      case ADAGRAD -> new AdaGrad(rate);
      case RMSPROP -> new RmsProp(rate);
      case NESTEROVS -> new Nesterovs(rate, training.momentum());
      case SGD -> new Sgd(rate);
    };
  }
}
