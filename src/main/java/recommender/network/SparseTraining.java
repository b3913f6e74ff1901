package recommender.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/** What a {@link SparseNetwork} needs for training beside its layers. */
final class SparseTraining implements AutoCloseable {
  private final SparseNetwork network;
  private final SparseInput first;
  private final List<Layer> stock;
  private final ObservedOutput last;
  private final Schedule schedule;
  private final Crew crew;
  private final INDArray state;
  private final boolean ownsState;
  private final List<TrainedRows> sparse = new ArrayList<>();
  private final List<TrainedVector> dense = new ArrayList<>();
  // One workspace for all that a mini-batch allocates: freed as a whole when the next one begins.
  private final LayerWorkspaceMgr workspace =
      LayerWorkspaceMgr.builder()
          .defaultWorkspace("SPARSE_TRAINING", WorkspaceConfiguration.builder().build())
          .build();
  private double rate;

  SparseTraining(SparseNetwork network, INDArray given, int threads) {
    Layer[] layers = network.getLayers();
    this.network = network;
    this.first = (SparseInput) layers[0];
    this.stock = Arrays.asList(layers).subList(1, layers.length - 1);
    this.last = (ObservedOutput) layers[layers.length - 1];
    BaseLayer configuration = first.layerConf();
    this.rate = configuration.getIUpdater().getLearningRate(0, 0);
    this.schedule = new Schedule(UpdateRule.of(configuration.getIUpdater()));
    this.crew = threads == 1 ? Crew.ALONE : new Crew(threads);
    this.ownsState = given == null;
    this.state = ownsState ? firstState() : given;
    lay(Parameters.of(network.params(), state, decay(configuration)));
  }

  private INDArray firstState() {
    UpdateRule rule = schedule.rule();
    if (rule.states() == 0) {
      return null;
    }
    INDArray first = Nd4j.create(DataType.FLOAT, 1, rule.states() * network.params().length());
    return rule.initialState() == 0 ? first : first.assign(rule.initialState());
  }

  /** DL4J's λ is what the term adds to the gradient of a weight. */
  private static double decay(BaseLayer configuration) {
    for (Regularization term : configuration.getRegularizationByParam("W")) {
      if (term instanceof L2Regularization l2) {
        return l2.getL2().valueAt(0, 0);
      }
    }
    return 0;
  }

  /** Finds every layer's place among the parameters. */
  private void lay(Parameters parameters) {
    LayerParameters input = LayerParameters.ofInput(first.layerConf(), 0);
    TrainedRows inputRows = new TrainedRows(parameters, schedule, input);
    first.use(new InputKernel(inputRows, crew));
    sparse.add(inputRows);
    long at = input.length();
    for (Layer layer : stock) {
      layDense(layer, parameters, at);
      at += layer.numParams();
    }
    LayerParameters output = LayerParameters.ofOutput(last.layerConf(), at);
    TrainedRows outputRows = new TrainedRows(parameters, schedule, output);
    Unit unit = Unit.of(last.layerConf().getActivationFn());
    last.use(new OutputKernel(outputRows, unit, crew));
    sparse.add(outputRows);
  }

  /** A stock layer writes its gradient into an array of its own: weights first, then offsets. */
  private void layDense(Layer layer, Parameters parameters, long at) {
    INDArray gradient = Nd4j.create(DataType.FLOAT, 1, layer.numParams());
    layer.setBackpropGradientsViewArray(gradient);
    long weights = layer.getParam("W").length();
    dense.add(new TrainedVector(parameters, schedule, at, part(gradient, 0, weights)));
    dense.add(
        new TrainedVector(
            parameters.withoutDecay(),
            schedule,
            at + weights,
            part(gradient, weights, gradient.length())));
  }

  private static INDArray part(INDArray vector, long from, long to) {
    return vector.get(NDArrayIndex.interval(0, 0, true), NDArrayIndex.interval(from, to));
  }

  /** The optimiser's state; null when it keeps none. */
  INDArray state() {
    return state;
  }

  void setRate(double rate) {
    this.rate = rate;
  }

  /** Trains a mini-batch and returns its loss. */
  double fit(INDArray features, INDArray labels) {
    NativeThreads.use(crew.threads());
    int iteration = network.getIterationCount() + 1;
    schedule.begin(schedule.rule().step(iteration, rate));
    MemoryWorkspace scope = workspace.notifyScopeEntered(ArrayType.ACTIVATIONS);
    try {
      backward(forward(features), features == labels, labels);
    } finally {
      scope.close();
    }
    dense.forEach(vector -> vector.update(crew));
    network.getLayerWiseConfigurations().setIterationCount(iteration);
    return last.score();
  }

  private INDArray forward(INDArray features) {
    INDArray activations = first.activate(features, true, workspace);
    for (Layer layer : stock) {
      activations = layer.activate(activations, true, workspace);
    }
    return activations;
  }

  private void backward(INDArray activations, boolean sameRatings, INDArray labels) {
    last.setInput(activations, workspace);
    if (sameRatings) {
      last.aimAt(first.ratings());
    } else {
      last.setLabels(labels);
    }
    INDArray epsilon = last.backpropGradient(null, workspace).getSecond();
    for (int i = stock.size() - 1; i >= 0; i--) {
      epsilon = stock.get(i).backpropGradient(epsilon, workspace).getSecond();
    }
    first.backpropGradient(epsilon, workspace);
  }

  /** Brings every row up to date. */
  void settle() {
    schedule.finish();
    sparse.forEach(rows -> rows.settle(crew));
    forgetSteps();
  }

  /** Takes every row for up to date. */
  void forgetSteps() {
    sparse.forEach(TrainedRows::forgetSteps);
    schedule.clear();
  }

  /** Ends the threads and frees the state unless it was given. */
  @Override
  public void close() {
    crew.close();
    if (ownsState && state != null) {
      state.close();
    }
  }
}
