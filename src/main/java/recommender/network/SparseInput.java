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
import recommender.kernel.LearningRows;
import recommender.kernel.Matrices;
import recommender.kernel.RowProducts;
import recommender.kernel.ThreadTeam;
import recommender.vectors.PackedRatings;
import recommender.vectors.RatingsByItem;

/** The first layer at work: packed ratings in, [users × units] out. */
final class SparseInput extends BaseLayer<SparseInputLayer> {
  private static final long serialVersionUID = 1L;

  private transient InputKernel kernel;
  private transient TiedOutput sharer;
  private transient RatingsByItem ratings;
  private transient ActivationFunction unit;
  private transient float[][] received;
  private transient float[][] values;

  SparseInput(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** Lets a gradient be used where it arises, instead of being handed back. */
  void use(InputKernel fused) {
    kernel = fused;
  }

  /** Learns from the gradient of a layer that uses the same rows, too. */
  void shareWith(TiedOutput last) {
    sharer = last;
  }

  /** The output for some ratings that need not be packed. */
  INDArray activate(RatingsByItem given, LayerWorkspaceMgr workspace) {
    ratings = given;
    received = kernel().forward(ratings);
    INDArray preOutput = Matrices.of(received, ArrayType.ACTIVATIONS, workspace);
    return layerConf().getActivationFn().getActivation(preOutput, false);
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
    received = kernel().forward(ratings);
    return Matrices.of(received, ArrayType.ACTIVATIONS, workspace);
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
      unit().backward(deltas[user], received[user], values[user]);
    }
    Gradient gradient = new DefaultGradient();
    if (gradientViews != null) {
      gradientViews.get(DefaultParamInitializer.WEIGHT_KEY).assign(0);
      gradientViews.forEach((key, view) -> gradient.gradientForVariable().put(key, view));
    }
    kernel().backward(rowGradient(deltas));
    kernel().backwardOffsets(deltas);
    // Nothing lies below.
    return new Pair<>(gradient, null);
  }

  private RowProducts rowGradient(float[][] deltas) {
    RowProducts own = new RowProducts(ratings, deltas);
    return sharer == null ? own : own.plus(sharer.rowGradient());
  }

  private ActivationFunction unit() {
    if (unit == null) {
      unit = ActivationFunction.of(layerConf().getActivationFn());
    }
    return unit;
  }

  private InputKernel kernel() {
    if (kernel != null) {
      return kernel;
    }
    return new InputKernel(rows(), ThreadTeam.ALONE);
  }

  /** Rows that hand their gradient back. */
  LearningRows rows() {
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
