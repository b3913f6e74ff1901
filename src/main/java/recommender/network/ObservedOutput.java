package recommender.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.kernel.ActivationFunction;
import recommender.kernel.GradientRows;
import recommender.kernel.ItemOutputs;
import recommender.kernel.Matrices;
import recommender.kernel.OutputKernel;
import recommender.kernel.SquaredErrorKernel;
import recommender.kernel.ThreadTeam;
import recommender.kernel.WeightRows;
import recommender.vectors.PackedRatings;
import recommender.vectors.RatingsByItem;

/**
 * Last layer of a sparse network, which computes loss and gradient only at the packed ratings that
 * are its labels.
 */
class ObservedOutput extends BaseOutputLayer<ObservedOutputLayer> {
  private static final long serialVersionUID = 1L;

  /** Of so few users a product of matrices takes longer than to go through the weights. */
  private static final int FEW = 8;

  private transient WeightRows rows;
  private transient ThreadTeam team = ThreadTeam.ALONE;
  private transient OutputKernel kernel;
  private transient RatingsByItem targets;

  ObservedOutput(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** Makes the layer pass its gradients to the rows, instead of returning them to DL4J. */
  void use(WeightRows trained, ThreadTeam threads) {
    rows = trained;
    team = threads;
    kernel = kernel(trained, activation(), threads);
  }

  /** Sets the targets, instead of {@link #setLabels} with packed ones. */
  void setTargets(RatingsByItem ratings) {
    targets = ratings;
  }

  /**
   * The outputs for chosen pairs of user and item, without computing any other.
   *
   * @param hidden [users × units]
   * @return one for each pair, beside {@link RatingsByItem#users}
   */
  float[] outputs(RatingsByItem wanted, INDArray hidden) {
    WeightRows current = rows == null ? rows() : rows;
    return ItemOutputs.at(wanted, Matrices.rows(hidden), current, activation(), team);
  }

  /**
   * The outputs for some users at all items. Parameters must be up to date with all steps.
   *
   * @param hidden [users × units]
   * @return [users][items]
   */
  float[][] allOutputs(INDArray hidden) {
    return hidden.size(0) <= FEW
        ? ItemOutputs.all(Matrices.rows(hidden), rows(), activation())
        : outputsOfMany(hidden);
  }

  private float[][] outputsOfMany(INDArray hidden) {
    INDArray preActivations = hidden.mmul(weights());
    if (hasBias()) {
      preActivations.addiRowVector(getParam(DefaultParamInitializer.BIAS_KEY));
    }
    // Closed at once: the garbage collector does not see memory off the heap.
    try (INDArray outputs = layerConf().getActivationFn().getActivation(preActivations, false)) {
      return Matrices.rows(outputs);
    }
  }

  /** A copy of the weights [items][units]. */
  float[][] weightsByItem() {
    return Matrices.rows(weights().transpose());
  }

  /** The weights, [units × items]. */
  INDArray weights() {
    return getParam(DefaultParamInitializer.WEIGHT_KEY);
  }

  @Override
  public void setLabels(INDArray packed) {
    super.setLabels(packed);
    int items = (int) layerConf().getNOut();
    targets = packed == null ? null : RatingsByItem.of(PackedRatings.unpack(packed, items), items);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspace) {
    assertInputSet(true);
    applyDropOutIfNecessary(true, workspace);
    Gradient gradient = new DefaultGradient();
    if (gradientViews != null) {
      gradientsFlattened.assign(0);
      gradientViews.forEach((key, view) -> gradient.gradientForVariable().put(key, view));
    }
    OutputKernel.Loss loss = backward(Matrices.rows(input));
    score = loss.loss();
    INDArray byHidden = Matrices.of(loss.byHidden(), ArrayType.ACTIVATION_GRAD, workspace);
    return new Pair<>(gradient, backpropDropOutIfPresent(byHidden));
  }

  /** Computes loss and gradients and passes them to the rows. */
  OutputKernel.Loss backward(float[][] hidden) {
    return kernel().backward(targets, hidden);
  }

  /** In training the loss that {@link #backpropGradient} has computed; else it is computed here. */
  @Override
  public double computeScore(double regularisation, boolean training, LayerWorkspaceMgr workspace) {
    if (!training) {
      score = kernel().loss(targets, Matrices.rows(input));
    }
    return score + regularisation;
  }

  private OutputKernel kernel() {
    return kernel == null ? kernel(rows(), activation(), ThreadTeam.ALONE) : kernel;
  }

  /** Frees memory that training uses off the heap. */
  void stop() {
    if (kernel != null) {
      kernel.close();
    }
  }

  /** The kernel that computes loss and gradients. */
  OutputKernel kernel(WeightRows trained, ActivationFunction activation, ThreadTeam threads) {
    return new SquaredErrorKernel(trained, activation, threads);
  }

  private ActivationFunction activation() {
    return ActivationFunction.of(layerConf().getActivationFn());
  }

  /** Rows that write their gradient to DL4J's array. */
  WeightRows rows() {
    return GradientRows.of(paramsFlattened, gradientsFlattened, layerConf().parameters(0));
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspace, ArrayType type) {
    throw new UnsupportedOperationException("the labels are packed ratings, not a matrix");
  }

  @Override
  public Layer clone() {
    throw new UnsupportedOperationException("clone the network, not a layer of it");
  }
}
