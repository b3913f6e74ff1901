package recommender.network;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configuration of a hidden layer of a decoder that uses the weights of its encoder. */
public final class TiedHiddenLayer extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  /** For DL4J's JSON reader. */
  public TiedHiddenLayer() {}

  private TiedHiddenLayer(Builder builder) {
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
    TiedHidden layer = new TiedHidden(conf, type);
    layer.setListeners(listeners);
    return Instantiation.completed(layer, index, parameters, initialize);
  }

  @Override
  public ParamInitializer initializer() {
    return OffsetsOnly.INSTANCE;
  }

  /** DL4J's report for a dense layer of this size, since it has none for shared weights. */
  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return new DenseLayer.Builder().nIn(getNIn()).nOut(getNOut()).build().getMemoryReport(input);
  }

  /** Builder of the configuration, as DL4J's own layers have one. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    @Override
    public TiedHiddenLayer build() {
      return new TiedHiddenLayer(this);
    }
  }
}
