package recommender.network;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import recommender.kernel.Matrices;
import recommender.kernel.Row;
import recommender.kernel.TrainableRows;
import recommender.vectors.PackedRatings;
import recommender.vectors.RatingsByItem;
import recommender.vectors.SparseRows;

/**
 * DL4J network for sparse vectors, whose {@link #fit(DataSet)} takes time in proportion to the
 * ratings of its mini-batch.
 *
 * <p>The first layer is a {@link SparseInputLayer}, the last an {@link ObservedOutputLayer}, those
 * between are stock. Where the decoder is tied, its layers are {@link TiedHiddenLayer} and {@link
 * TiedOutputLayer}, without weights of their own; DL4J's other ways to train, and its {@link
 * #clone}, do not support that.
 *
 * <p>Between {@link #prepare} and {@link #settle} the parameters of items that no mini-batch has
 * touched lag behind. One thread may use a network at a time.
 */
// DL4J overrides a method of its own with an array for its variable arguments.
@SuppressWarnings("overrides")
public final class SparseNetwork extends MultiLayerNetwork {
  private static final long serialVersionUID = 1L;

  private transient SparseTraining training;

  /**
   * A network without parameters; DL4J's {@code init} sets them.
   *
   * @param configuration of {@link Autoencoder}; training goes on from its iteration count
   */
  public SparseNetwork(MultiLayerConfiguration configuration) {
    super(configuration);
  }

  @Override
  public void init(INDArray parameters, boolean cloneParametersArray) {
    super.init(parameters, cloneParametersArray);
    for (int i = 0; i < layers.length; i++) {
      if (layers[i] instanceof Tied tied) {
        tied.tieTo((BaseLayer<?>) layers[layers.length - 1 - i]);
      }
    }
  }

  /**
   * Makes the network ready to be trained from its present parameters.
   *
   * @param state of the optimiser, [1 × states·parameters], used in place; null to begin with its
   *     first values
   * @param threads to share the work of a mini-batch, at least 1
   */
  public void prepare(INDArray state, int threads) {
    stop();
    training = new SparseTraining(this, state, threads);
  }

  /** Makes the network ready unless it is: a warm start has a state already. */
  public void prepareOnce() {
    if (training == null) {
      prepare(null, 1);
    }
  }

  /** The optimiser's state, [1 × states·parameters]; null when it keeps none. */
  public INDArray optimizerState() {
    return training.state();
  }

  /**
   * Trains one mini-batch.
   *
   * @param batch features and labels are packed ratings, the labels those that the loss is about
   */
  @Override
  public void fit(DataSet batch) {
    score = training.fit(batch.getFeatures(), batch.getLabels());
  }

  /**
   * Takes one more step after a mini-batch, with the network's own outputs for its users at all
   * items as inputs and as targets (dense re-feeding, Kuchaiev and Ginsburg 2017). Users without a
   * rating fed in are left out.
   *
   * @param features of the mini-batch, with one input for each item
   */
  public void refeed(INDArray features) {
    int items = layerInputSize(0);
    SparseRows fed = PackedRatings.unpack(features, items);
    SparseRows all = fed.everywhere(items);
    training.finishStep();
    float[] outputs = predict(fed, all);
    INDArray packed =
        PackedRatings.pack(new SparseRows(all.starts(), all.columns(), outputs), items);
    training.fit(packed, packed);
    packed.close();
  }

  /**
   * Sets the learning rate from the next mini-batch on.
   *
   * @param rate above 0
   */
  @Override
  public void setLearningRate(double rate) {
    training.setRate(rate);
  }

  /**
   * The outputs for chosen pairs of user and item; the time is in proportion to their number.
   *
   * @param fed input ratings of the users
   * @param wanted the same users and the columns to predict; its values are not looked at
   * @return beside the columns of {@code wanted}
   */
  public float[] predict(SparseRows fed, SparseRows wanted) {
    ObservedOutput last = (ObservedOutput) layers[layers.length - 1];
    RatingsByItem byItem = RatingsByItem.of(wanted, layerSize(layers.length - 1));
    try (INDArray hidden = hidden(fed)) {
      return byItem.inRowOrder(last.outputs(byItem, hidden), wanted);
    }
  }

  /**
   * The outputs for some users at all items, by a dense product. Parameters must be settled.
   *
   * @param fed input ratings of the users
   * @return [users][items]
   */
  public float[][] predictEverywhere(SparseRows fed) {
    try (INDArray hidden = hidden(fed)) {
      return ((ObservedOutput) layers[layers.length - 1]).allOutputs(hidden);
    }
  }

  /**
   * The outputs of the last hidden layer for some users. Parameters must be settled.
   *
   * @param fed input ratings of the users
   * @return [users][units]
   */
  public float[][] hiddenOutputs(SparseRows fed) {
    try (INDArray hidden = hidden(fed)) {
      return Matrices.rows(hidden);
    }
  }

  /**
   * The outputs of the last hidden layer. Parameters must be settled.
   *
   * @param preActivations of the first hidden layer [users][units]
   * @return [users][units]
   */
  public float[][] hiddenOutputs(float[][] preActivations) {
    LayerWorkspaceMgr workspace = LayerWorkspaceMgr.noWorkspaces();
    try (INDArray hidden = above(((SparseInput) layers[0]).activate(preActivations, workspace))) {
      return Matrices.rows(hidden);
    }
  }

  /**
   * Sums of inputs times weights of the first layer, without its offsets. Parameters must be
   * settled.
   *
   * @param fed inputs of the users
   * @return [users][units]
   */
  public float[][] inputSums(SparseRows fed) {
    return ((SparseInput) layers[0]).sums(RatingsByItem.of(fed, layerInputSize(0)));
  }

  /** The weights of an input of the first layer [units]. Parameters must be settled. */
  public float[] inputWeights(int input) {
    TrainableRows rows = ((SparseInput) layers[0]).rows();
    Row row = rows.buffer();
    rows.read(input, row);
    return row.weights();
  }

  /** The offsets of the first layer [units], a copy. */
  public float[] inputOffsets() {
    return ((SparseInput) layers[0]).rows().offsets();
  }

  /** The weights of the last layer [items][units]. Parameters must be settled. */
  public float[][] outputWeights() {
    return ((ObservedOutput) layers[layers.length - 1]).weightsByItem();
  }

  /** The offsets of the last layer [items]; all zero where it has none. */
  public float[] outputOffsets() {
    return ((ObservedOutput) layers[layers.length - 1]).rows().offsets();
  }

  /**
   * The output of the last hidden layer: [users × units]. To be closed: outside of a workspace only
   * the garbage collector would free it, which does not see its size.
   */
  private INDArray hidden(SparseRows fed) {
    LayerWorkspaceMgr workspace = LayerWorkspaceMgr.noWorkspaces();
    SparseInput first = (SparseInput) layers[0];
    return above(first.activate(RatingsByItem.of(fed, layerInputSize(0)), workspace));
  }

  /** The same from the activations of the first hidden layer, which are closed. */
  private INDArray above(INDArray first) {
    LayerWorkspaceMgr workspace = LayerWorkspaceMgr.noWorkspaces();
    INDArray activations = first;
    for (int i = 1; i < layers.length - 1; i++) {
      try (INDArray below = activations) {
        activations = layers[i].activate(below, false, workspace);
      }
    }
    return activations;
  }

  /**
   * A sparse network that computes what a published one does, with a copy of its parameters; logits
   * in place of the probabilities of a softmax.
   */
  public static SparseNetwork ofStock(MultiLayerNetwork stock) {
    return StockForm.sparse(stock);
  }

  /** Updates parameters and the optimiser's state of items that lag behind. */
  public void settle() {
    training.settle();
  }

  /** Declares parameters and state up to date, after they have been set from outside. */
  public void forgetSteps() {
    training.forgetSteps();
  }

  /**
   * Frees the parameters and the optimiser's state. DL4J's own does so too and then collects
   * garbage twice, which stops every thread of an executor each time one of its networks is done.
   */
  @Override
  public void close() {
    stop();
    if (params().closeable()) {
      params().close();
    }
  }

  private void stop() {
    if (training != null) {
      training.close();
    }
  }
}
