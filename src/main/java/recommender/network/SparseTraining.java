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
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import recommender.kernel.InputKernel;
import recommender.kernel.LayerParameters;
import recommender.kernel.NativeThreads;
import recommender.kernel.SharedRows;
import recommender.kernel.ThreadTeam;
import recommender.kernel.WeightRows;
import recommender.optimizer.Parameters;
import recommender.optimizer.PendingSteps;
import recommender.optimizer.TrainedRows;
import recommender.optimizer.UpdateRule;

/** Training of a {@link SparseNetwork}: its optimiser, threads and memory for a mini-batch. */
final class SparseTraining implements AutoCloseable {
  private static final String WORKSPACE = "SPARSE_TRAINING";

  private final SparseNetwork network;
  private final SparseInput first;
  private final MiddleLayers middle;
  private final ObservedOutput last;
  private final PendingSteps steps;
  private final ThreadTeam team;
  private final INDArray state;
  private final boolean ownsState;
  private final List<TrainedRows> sparse = new ArrayList<>();
  // All that a mini-batch allocates, freed as a whole when the next one begins.
  private final LayerWorkspaceMgr workspace =
      LayerWorkspaceMgr.builder()
          .defaultWorkspace(WORKSPACE, WorkspaceConfiguration.builder().build())
          .build();
  private double rate;

  SparseTraining(SparseNetwork network, INDArray given, int threads) {
    Layer[] layers = network.getLayers();
    this.network = network;
    this.first = (SparseInput) layers[0];
    this.last = (ObservedOutput) layers[layers.length - 1];
    BaseLayer configuration = first.layerConf();
    this.rate = configuration.getIUpdater().getLearningRate(0, 0);
    this.steps = new PendingSteps(UpdateRule.of(configuration.getIUpdater()));
    this.team = threads == 1 ? ThreadTeam.ALONE : new ThreadTeam(threads);
    this.ownsState = given == null;
    this.state = ownsState ? firstState() : given;
    Parameters parameters = Parameters.of(network.params(), state, decay(configuration));
    LayerParameters input = first.layerConf().parameters(0);
    this.middle =
        new MiddleLayers(
            Arrays.asList(layers).subList(1, layers.length - 1), parameters, steps, input.length());
    connect(parameters, input);
  }

  private INDArray firstState() {
    UpdateRule rule = steps.rule();
    if (rule.states() == 0) {
      return null;
    }
    INDArray first = Nd4j.create(DataType.FLOAT, 1, rule.states() * network.params().length());
    return rule.initialState() == 0 ? first : first.assign(rule.initialState());
  }

  /** DL4J's λ, which is what the L2 term adds to the gradient of a weight, per unit of weight. */
  private static double decay(BaseLayer configuration) {
    for (Regularization term : configuration.getRegularizationByParam("W")) {
      if (term instanceof L2Regularization l2) {
        return l2.getL2().valueAt(0, 0);
      }
    }
    return 0;
  }

  /** Connects first and last layer with the rows that the optimiser updates. */
  private void connect(Parameters parameters, LayerParameters input) {
    TrainedRows inputRows = new TrainedRows(parameters, steps, input);
    first.use(new InputKernel(inputRows, team));
    sparse.add(inputRows);
    LayerParameters output = last.layerConf().parameters(middle.end());
    TrainedRows outputRows = new TrainedRows(parameters, steps, output);
    WeightRows rows = last instanceof Tied ? new SharedRows(inputRows, outputRows) : outputRows;
    last.use(rows, team);
    sparse.add(outputRows);
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
    NativeThreads.use(team.threads());
    int iteration = network.getIterationCount() + 1;
    steps.begin(steps.rule().step(iteration, rate));
    MemoryWorkspace scope = workspace.notifyScopeEntered(ArrayType.ACTIVATIONS);
    try {
      INDArray activations = middle.forward(first.activate(features, true, workspace), workspace);
      backward(activations, features == labels, labels);
    } finally {
      scope.close();
    }
    middle.update(team);
    network.getLayerWiseConfigurations().setIterationCount(iteration);
    return last.score();
  }

  private void backward(INDArray activations, boolean sameRatings, INDArray labels) {
    last.setInput(activations, workspace);
    if (sameRatings) {
      last.setTargets(first.ratings());
    } else {
      last.setLabels(labels);
    }
    INDArray epsilon = last.backpropGradient(null, workspace).getSecond();
    first.backpropGradient(middle.backward(epsilon, workspace), workspace);
  }

  /** Makes rows that are read from now on include the last step. */
  void finishStep() {
    steps.finish();
  }

  /** Updates every row to the last step. */
  void settle() {
    steps.finish();
    sparse.forEach(rows -> rows.settle(team));
    forgetSteps();
  }

  /** Declares every row up to date. */
  void forgetSteps() {
    sparse.forEach(TrainedRows::forgetSteps);
    steps.clear();
  }

  /** Ends the threads and frees the state unless it was given, and what this thread trained in. */
  @Override
  public void close() {
    team.close();
    last.stop();
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    if (workspaces.checkIfWorkspaceExists(WORKSPACE)) {
      workspaces.destroyWorkspace(workspaces.getWorkspaceForCurrentThread(WORKSPACE));
    }
    if (ownsState && state != null) {
      state.close();
    }
  }
}
