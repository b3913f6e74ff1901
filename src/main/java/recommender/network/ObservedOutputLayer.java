package recommender.network;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import recommender.kernel.LayerParameters;

/**
 * Configuration of a last layer that is trained on packed ratings ({@link
 * recommender.vectors.PackedRatings}): its loss is the mean squared error of the observed ones, and
 * the outputs of all others are never computed. DL4J's weights, [units × items] in 'f' order, lie
 * item by item already.
 */
public class ObservedOutputLayer extends BaseOutputLayer {
  private static final long serialVersionUID = 1L;

  /** For DL4J's JSON reader. */
  public ObservedOutputLayer() {}

  ObservedOutputLayer(BaseOutputLayer.Builder<?> builder) {
    super(builder);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    ObservedOutput layer = layer(conf, type);
    layer.setListeners(listeners);
    return Instantiation.completed(layer, index, parameters, initialize);
  }

  /** The layer that this configures. */
  ObservedOutput layer(NeuralNetConfiguration conf, DataType type) {
    return new ObservedOutput(conf, type);
  }

  /** Number of items whose weights are this layer's own. */
  int rows() {
    return (int) getNOut();
  }

  /**
   * Layout of the parameters: a row for each item, if the weights are the layer's own, and the
   * offsets of the items.
   *
   * @param at index of the first parameter
   */
  LayerParameters parameters(long at) {
    return new LayerParameters(at, rows(), (int) getNIn(), (int) getNOut(), hasBias());
  }

  @Override
  public ParamInitializer initializer() {
    return DefaultParamInitializer.getInstance();
  }

  /** Builder of the configuration, as DL4J's own layers have one; the loss is fixed. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    /** A builder with DL4J's loss that comes nearest to the layer's own. */
    public Builder() {
      super(new LossMSE());
    }

    @Override
    public ObservedOutputLayer build() {
      return new ObservedOutputLayer(this);
    }
  }
}
