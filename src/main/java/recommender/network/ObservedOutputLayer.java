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

  /** The layer at work. */
  ObservedOutput layer(NeuralNetConfiguration conf, DataType type) {
    return new ObservedOutput(conf, type);
  }

  /** Number of items whose weights are this layer's own. */
  int rows() {
    return (int) getNOut();
  }

  /** A row for each item, if they are this layer's own; the items have the offsets. */
  LayerParameters parameters(long at) {
    return new LayerParameters(at, rows(), (int) getNIn(), (int) getNOut(), hasBias());
  }

  @Override
  public ParamInitializer initializer() {
    return DefaultParamInitializer.getInstance();
  }

  /** As for DL4J's own layers; the loss is given. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    /** With the loss that the layer has, as far as DL4J can name it. */
    public Builder() {
      super(new LossMSE());
    }

    @Override
    public ObservedOutputLayer build() {
      return new ObservedOutputLayer(this);
    }
  }
}
