package recommender.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recommender.kernel.OutputKernel;
import recommender.kernel.RowProducts;
import recommender.kernel.SharedRows;
import recommender.kernel.WeightRows;

/** Last layer that uses the weight rows of the first, which takes the gradient of both. */
final class TiedOutput extends ObservedOutput implements Tied {
  private static final long serialVersionUID = 1L;

  private transient SparseInput first;
  private transient RowProducts gradient;

  TiedOutput(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public void tieTo(BaseLayer<?> layer) {
    first = (SparseInput) layer;
    first.shareWith(this);
  }

  @Override
  public INDArray weights() {
    // Rows beyond the items are those of a second input, which has no output.
    INDArray rows = first.getParam(DefaultParamInitializer.WEIGHT_KEY);
    return rows.get(NDArrayIndex.interval(0, layerConf().getNOut()), NDArrayIndex.all())
        .transpose();
  }

  @Override
  protected INDArray getParamWithNoise(String key, boolean training, LayerWorkspaceMgr workspace) {
    return key.equals(DefaultParamInitializer.WEIGHT_KEY) ? weights() : getParam(key);
  }

  @Override
  WeightRows rows() {
    return new SharedRows(first.rows(), super.rows());
  }

  @Override
  OutputKernel.Loss backward(float[][] hidden) {
    OutputKernel.Loss loss = super.backward(hidden);
    gradient = loss.byRows();
    return loss;
  }

  /** This layer's part of the gradient of the rows, for the latest mini-batch. */
  RowProducts rowGradient() {
    return gradient;
  }
}
