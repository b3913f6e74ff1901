package recommender.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.ThreadTeam;
import recommender.optimizer.Parameters;
import recommender.optimizer.PendingSteps;
import recommender.optimizer.TrainedVector;

/**
 * Dense layers between the first and the last of a network in training, stock or tied to a stock
 * one.
 */
final class MiddleLayers {
  private final List<Layer> layers;
  private final Parameters parameters;
  private final PendingSteps steps;
  private final List<TrainedVector> vectors = new ArrayList<>();
  private final List<INDArray> weightGradients = new ArrayList<>();
  private final List<Tie> ties = new ArrayList<>();
  private long end;

  /**
   * Prepares the layers to be trained.
   *
   * @param at index of their first parameter in those of the network
   */
  MiddleLayers(List<Layer> layers, Parameters parameters, PendingSteps steps, long at) {
    this.layers = layers;
    this.parameters = parameters;
    this.steps = steps;
    this.end = at;
    for (int i = 0; i < layers.size(); i++) {
      prepare(layers.get(i), layers.size() - 1 - i);
    }
  }

  /**
   * Gives a layer an array for its gradient: weights first, then offsets.
   *
   * @param opposite index of the layer that it is tied to, if it is
   */
  private void prepare(Layer layer, int opposite) {
    INDArray gradient = Nd4j.create(DataType.FLOAT, 1, layer.numParams());
    layer.setBackpropGradientsViewArray(gradient);
    NeuralNetConfiguration conf = layer.conf();
    Map<String, INDArray> parts =
        conf.getLayer().initializer().getGradientsFromFlattened(conf, gradient);
    if (layer instanceof TiedHidden tied) {
      ties.add(new Tie(tied, weightGradients.get(opposite)));
    } else {
      INDArray weights = parts.get(DefaultParamInitializer.WEIGHT_KEY);
      weightGradients.add(weights);
      train(weights, parameters);
    }
    train(parts.get(DefaultParamInitializer.BIAS_KEY), parameters.withoutDecay());
  }

  private void train(INDArray gradient, Parameters among) {
    vectors.add(new TrainedVector(among, steps, end, gradient));
    end += gradient.length();
  }

  /** Index behind the last of their parameters. */
  long end() {
    return end;
  }

  /** The output of the last of them: [users × units]. */
  INDArray forward(INDArray input, LayerWorkspaceMgr workspace) {
    INDArray activations = input;
    for (Layer layer : layers) {
      activations = layer.activate(activations, true, workspace);
    }
    return activations;
  }

  /**
   * Computes all gradients.
   *
   * @param byOutput gradient by what {@link #forward} returned
   * @return gradient by its input
   */
  INDArray backward(INDArray byOutput, LayerWorkspaceMgr workspace) {
    INDArray epsilon = byOutput;
    for (int i = layers.size() - 1; i >= 0; i--) {
      epsilon = layers.get(i).backpropGradient(epsilon, workspace).getSecond();
    }
    // A stock layer overwrites its gradient, so the others' parts come after.
    ties.forEach(tie -> tie.decoder.addTo(tie.gradient));
    return epsilon;
  }

  /** Updates all parameters by the current step. */
  void update(ThreadTeam team) {
    vectors.forEach(vector -> vector.update(team));
  }

  /**
   * Layer of the decoder without weights of its own.
   *
   * @param gradient of the weights that it uses: [inputs × units] of the encoder's layer
   */
  private record Tie(TiedHidden decoder, INDArray gradient) {}
}
