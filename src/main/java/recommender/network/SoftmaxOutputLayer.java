package recommender.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Configuration of a last layer that is trained on packed positives: its loss is their multinomial
 * log-likelihood. Its outputs are logits, whose order is that of the probabilities.
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

  /** Number of items drawn for a mini-batch; 0 for all. */
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

  /** Builder of the configuration, as DL4J's own layers have one; the loss is fixed. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    private final int negatives;

    /**
     * A builder with a loss that DL4J accepts for logits; it is not used.
     *
     * @param negatives number of items drawn for a mini-batch; 0 for all
     */
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
