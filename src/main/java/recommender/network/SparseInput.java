package recommender.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.kernel.ActivationFunction;
import recommender.kernel.GradientRows;
import recommender.kernel.InputKernel;
import recommender.kernel.Matrices;
import recommender.kernel.RowProducts;
import recommender.kernel.ThreadTeam;
import recommender.kernel.TrainableRows;
import recommender.vectors.PackedRatings;
import recommender.vectors.RatingsByItem;

/** First layer of a sparse network: packed ratings in, activations [users × units] out. */
final class SparseInput extends BaseLayer<SparseInputLayer> {
  private static final long serialVersionUID = 1L;

  private transient InputKernel kernel;
  private transient TiedOutput tiedOutput;
  private transient RatingsByItem ratings;
  private transient ActivationFunction activation;
  private transient float[][] preActivations;
  private transient float[][] values;

  SparseInput(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** Makes the layer pass its gradients to the kernel's rows, instead of returning them to DL4J. */
  void use(InputKernel trained) {
    kernel = trained;
  }

  /** Adds the gradient of a last layer that uses the same rows to this layer's own. */
  void shareWith(TiedOutput last) {
    tiedOutput = last;
  }

  /** The activations for ratings that are unpacked already: [users × units]. */
  INDArray activate(RatingsByItem given, LayerWorkspaceMgr workspace) {
    ratings = given;
    return activate(kernel().forward(ratings), workspace);
  }

  /**
   * The activations for pre-activations: [users × units].
   *
   * @param given [users][units]
   */
  INDArray activate(float[][] given, LayerWorkspaceMgr workspace) {
    preActivations = given;
    INDArray preOutput = Matrices.of(preActivations, ArrayType.ACTIVATIONS, workspace);
    return layerConf().getActivationFn().getActivation(preOutput, false);
  }

  /** Pre-activations without the layer's offsets: [users][units]. */
  float[][] sums(RatingsByItem given) {
    return kernel().sums(given);
  }

  /** The ratings read last. */
  RatingsByItem ratings() {
    return ratings;
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspace) {
    assertInputSet(false);
    int items = (int) layerConf().getNIn();
    ratings = RatingsByItem.of(PackedRatings.unpack(input, items), items);
    preActivations = kernel().forward(ratings);
    return Matrices.of(preActivations, ArrayType.ACTIVATIONS, workspace);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspace) {
    INDArray activations = super.activate(training, workspace);
    // Copied: dropout of the next layer may change them.
    values = training ? Matrices.rows(activations) : null;
    return activations;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspace) {
    float[][] deltas = Matrices.rows(epsilon);
    for (int user = 0; user < deltas.length; user++) {
      activation().backward(deltas[user], preActivations[user], values[user]);
    }
    Gradient gradient = new DefaultGradient();
    if (gradientViews != null) {
      gradientViews.get(DefaultParamInitializer.WEIGHT_KEY).assign(0);
      gradientViews.forEach((key, view) -> gradient.gradientForVariable().put(key, view));
    }
    kernel().backward(rowGradient(deltas));
    kernel().backwardOffsets(deltas);
    // There is no layer below.
    return new Pair<>(gradient, null);
  }

  private RowProducts rowGradient(float[][] deltas) {
    RowProducts own = new RowProducts(ratings, deltas);
    return tiedOutput == null ? own : own.plus(tiedOutput.rowGradient());
  }

  private ActivationFunction activation() {
    if (activation == null) {
      activation = ActivationFunction.of(layerConf().getActivationFn());
    }
    return activation;
  }

  private InputKernel kernel() {
    if (kernel != null) {
      return kernel;
    }
    return new InputKernel(rows(), ThreadTeam.ALONE);
  }

  /** Rows that write their gradient to DL4J's array. */
  TrainableRows rows() {
    return GradientRows.of(paramsFlattened, gradientsFlattened, layerConf().parameters(0));
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public Layer clone() {
    throw new UnsupportedOperationException("clone the network, not a layer of it");
  }
}
