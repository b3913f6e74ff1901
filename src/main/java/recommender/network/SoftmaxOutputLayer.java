package recommender.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Configuration of a last layer that is trained on packed positives: its loss is their multinomial
 * log-likelihood. It puts out logits, whose order is that of the probabilities.
 */
public final class SoftmaxOutputLayer extends ObservedOutputLayer {
  private static final long serialVersionUID = 1L;

  private int negatives;

  /** For DL4J's JSON reader. */
  public SoftmaxOutputLayer() {}

  private SoftmaxOutputLayer(Builder builder) {
    super(builder);
    negatives = builder.negatives;
  }

  /** Items drawn for a mini-batch; 0 for all. */
  public int getNegatives() {
    return negatives;
  }

  /** For DL4J's JSON reader. */
  public void setNegatives(int negatives) {
    this.negatives = negatives;
  }

  @Override
  ObservedOutput layer(NeuralNetConfiguration conf, DataType type) {
    return new SoftmaxOutput(conf, type);
  }

  /** As for DL4J's own layers; the loss is given. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    private final int negatives;

    /** With a loss that suits logits, as DL4J takes it; it is not looked at. */
    public Builder(int negatives) {
      super(new LossMSE());
      this.negatives = negatives;
    }

    @Override
    public SoftmaxOutputLayer build() {
      return new SoftmaxOutputLayer(this);
    }
  }
}
