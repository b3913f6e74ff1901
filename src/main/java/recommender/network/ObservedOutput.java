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
import recommender.kernel.Rows;
import recommender.kernel.SquaredErrorKernel;
import recommender.kernel.ThreadTeam;
import recommender.vectors.PackedRatings;
import recommender.vectors.RatingsByItem;

/** The last layer at work: loss and gradient at the packed ratings that are its labels. */
class ObservedOutput extends BaseOutputLayer<ObservedOutputLayer> {
  private static final long serialVersionUID = 1L;

  private transient Rows rows;
  private transient ThreadTeam team = ThreadTeam.ALONE;
  private transient OutputKernel kernel;
  private transient RatingsByItem targets;

  ObservedOutput(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** Lets a gradient be used where it arises, instead of being handed back. */
  void use(Rows learning, ThreadTeam threads) {
    rows = learning;
    team = threads;
    kernel = kernel(learning, unit(), threads);
  }

  /** The targets, already read. */
  void aimAt(RatingsByItem ratings) {
    targets = ratings;
  }

  /**
   * The outputs for some users at some items, computed for nothing else.
   *
   * @return beside {@link RatingsByItem#users}
   */
  float[] outputs(RatingsByItem wanted, INDArray hidden) {
    Rows known = rows == null ? rows() : rows;
    return ItemOutputs.at(wanted, Matrices.rows(hidden), known, unit(), team);
  }

  /**
   * The outputs for some users at all items. Parameters must be up to date with all steps.
   *
   * @param hidden [users × units]
   * @return [users][items]
   */
  float[][] everywhere(INDArray hidden) {
    INDArray received = hidden.mmul(weights());
    if (hasBias()) {
      received.addiRowVector(getParam(DefaultParamInitializer.BIAS_KEY));
    }
    // Not left to the garbage collector, which does not see what lies off the heap.
    try (INDArray outputs = layerConf().getActivationFn().getActivation(received, false)) {
      return Matrices.rows(outputs);
    }
  }

  /**
   * The outputs at some items for many users. Parameters must be up to date with all steps.
   *
   * @param hidden [users × units]
   * @return [items][users]
   */
  float[][] columns(int[] items, INDArray hidden) {
    try (INDArray some = weights().getColumns(items);
        INDArray received = some.transpose().mmul(hidden.transpose())) {
      if (hasBias()) {
        INDArray offsets = getParam(DefaultParamInitializer.BIAS_KEY).getColumns(items);
        received.addiColumnVector(offsets.transpose());
      }
      return Matrices.rows(layerConf().getActivationFn().getActivation(received, false));
    }
  }

  /** [units × items]. */
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
    OutputKernel.Loss loss = learn(Matrices.rows(input));
    score = loss.loss();
    INDArray byHidden = Matrices.of(loss.byHidden(), ArrayType.ACTIVATION_GRAD, workspace);
    return new Pair<>(gradient, backpropDropOutIfPresent(byHidden));
  }

  /** Goes back from the targets; the gradients are taken where they arise. */
  OutputKernel.Loss learn(float[][] hidden) {
    return kernel().backward(targets, hidden);
  }

  /** After {@link #backpropGradient} the loss is known; before it, the layer computes it. */
  @Override
  public double computeScore(double regularisation, boolean training, LayerWorkspaceMgr workspace) {
    if (!training) {
      score = kernel().loss(targets, Matrices.rows(input));
    }
    return score + regularisation;
  }

  private OutputKernel kernel() {
    return kernel == null ? kernel(rows(), unit(), ThreadTeam.ALONE) : kernel;
  }

  /** Frees what training took. */
  void stop() {
    if (kernel != null) {
      kernel.close();
    }
  }

  /** What the layer is trained with. */
  OutputKernel kernel(Rows learning, ActivationFunction unit, ThreadTeam threads) {
    return new SquaredErrorKernel(learning, unit, threads);
  }

  private ActivationFunction unit() {
    return ActivationFunction.of(layerConf().getActivationFn());
  }

  /** Rows that hand their gradient back. */
  Rows rows() {
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
