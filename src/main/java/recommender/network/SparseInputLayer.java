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
import recommender.kernel.LayerParameters;

/**
 * Configuration of a first layer that reads packed ratings ({@link
 * recommender.vectors.PackedRatings}) and computes what a dense layer would for the same ratings in
 * a matrix.
 */
public final class SparseInputLayer extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  /** For DL4J's JSON reader. */
  public SparseInputLayer() {}

  private SparseInputLayer(Builder builder) {
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
    SparseInput layer = new SparseInput(conf, type);
    layer.setListeners(listeners);
    return Instantiation.completed(layer, index, parameters, initialize);
  }

  @Override
  public ParamInitializer initializer() {
    return RowMajorWeights.INSTANCE;
  }

  /**
   * Layout of the parameters: a row of [units] for each input, then the offsets of the units.
   *
   * @param at index of the first parameter
   */
  LayerParameters parameters(long at) {
    int units = (int) getNOut();
    return new LayerParameters(at, (int) getNIn(), units, units, true);
  }

  /** DL4J's report for a dense layer of this size, since it has none for sparse ones. */
  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return new DenseLayer.Builder().nIn(getNIn()).nOut(getNOut()).build().getMemoryReport(input);
  }

  /** Builder of the configuration, as DL4J's own layers have one. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    @Override
    public SparseInputLayer build() {
      return new SparseInputLayer(this);
    }
  }
}
