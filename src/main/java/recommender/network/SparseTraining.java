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
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import recommender.kernel.InputKernel;
import recommender.kernel.LayerParameters;
import recommender.kernel.NativeThreads;
import recommender.kernel.Rows;
import recommender.kernel.SharedRows;
import recommender.kernel.ThreadTeam;
import recommender.optimizer.Parameters;
import recommender.optimizer.PendingSteps;
import recommender.optimizer.TrainedRows;
import recommender.optimizer.UpdateRule;

/** What a {@link SparseNetwork} needs for training beside its layers. */
final class SparseTraining implements AutoCloseable {
  private final SparseNetwork network;
  private final SparseInput first;
  private final MiddleLayers middle;
  private final ObservedOutput last;
  private final PendingSteps schedule;
  private final ThreadTeam team;
  private final INDArray state;
  private final boolean ownsState;
  private final List<TrainedRows> sparse = new ArrayList<>();
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
    this.last = (ObservedOutput) layers[layers.length - 1];
    BaseLayer configuration = first.layerConf();
    this.rate = configuration.getIUpdater().getLearningRate(0, 0);
    this.schedule = new PendingSteps(UpdateRule.of(configuration.getIUpdater()));
    this.team = threads == 1 ? ThreadTeam.ALONE : new ThreadTeam(threads);
    this.ownsState = given == null;
    this.state = ownsState ? firstState() : given;
    Parameters parameters = Parameters.of(network.params(), state, decay(configuration));
    LayerParameters input = first.layerConf().parameters(0);
    this.middle =
        new MiddleLayers(
            Arrays.asList(layers).subList(1, layers.length - 1),
            parameters,
            schedule,
            input.length());
    lay(parameters, input);
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

  /** Where the items' rows lie, and what becomes of their gradients. */
  private void lay(Parameters parameters, LayerParameters input) {
    TrainedRows inputRows = new TrainedRows(parameters, schedule, input);
    first.use(new InputKernel(inputRows, team));
    sparse.add(inputRows);
    LayerParameters output = last.layerConf().parameters(middle.end());
    TrainedRows outputRows = new TrainedRows(parameters, schedule, output);
    Rows rows = last instanceof Tied ? new SharedRows(inputRows, outputRows) : outputRows;
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
    schedule.begin(schedule.rule().step(iteration, rate));
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
      last.aimAt(first.ratings());
    } else {
      last.setLabels(labels);
    }
    INDArray epsilon = last.backpropGradient(null, workspace).getSecond();
    first.backpropGradient(middle.backward(epsilon, workspace), workspace);
  }

  /** Lets whoever reads a row find it up to date with the last step. */
  void finishStep() {
    schedule.finish();
  }

  /** Brings every row up to date. */
  void settle() {
    schedule.finish();
    sparse.forEach(rows -> rows.settle(team));
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
    team.close();
    last.stop();
    if (ownsState && state != null) {
      state.close();
    }
  }
}
