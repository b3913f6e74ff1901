package recommender.network;

import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Configuration of a last layer that uses the weights of the first. */
public final class TiedOutputLayer extends ObservedOutputLayer {
  private static final long serialVersionUID = 1L;

  /** For DL4J's JSON reader. */
  public TiedOutputLayer() {}

  private TiedOutputLayer(Builder builder) {
    super(builder);
  }

  @Override
  ObservedOutput layer(NeuralNetConfiguration conf, DataType type) {
    return new TiedOutput(conf, type);
  }

  @Override
  int rows() {
    return 0;
  }

  @Override
  public ParamInitializer initializer() {
    return OffsetsOnly.INSTANCE;
  }

  /** Builder of the configuration, as DL4J's own layers have one; the loss is fixed. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    /** A builder with DL4J's loss that comes nearest to the layer's own. */
    public Builder() {
      super(new LossMSE());
    }

    @Override
    public TiedOutputLayer build() {
      return new TiedOutputLayer(this);
    }
  }
}
