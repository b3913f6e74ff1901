package recommender.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Hidden layer of a decoder that uses the weights of a layer of the encoder, transposed. */
final class TiedHidden extends BaseLayer<TiedHiddenLayer> implements Tied {
  private static final long serialVersionUID = 1L;

  private transient BaseLayer<?> encoder;
  private transient INDArray delta;

  TiedHidden(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public void tieTo(BaseLayer<?> layer) {
    encoder = layer;
  }

  @Override
  public INDArray weights() {
    return encoderWeights().transpose();
  }

  private INDArray encoderWeights() {
    return encoder.getParam(DefaultParamInitializer.WEIGHT_KEY);
  }

  @Override
  protected INDArray getParamWithNoise(String key, boolean training, LayerWorkspaceMgr workspace) {
    return key.equals(DefaultParamInitializer.WEIGHT_KEY) ? weights() : getParam(key);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspace) {
    INDArray received = preOutput(true, workspace);
    delta = layerConf().getActivationFn().backprop(received, epsilon).getFirst();
    INDArray offsets = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
    delta.sum(offsets, 0);
    Gradient gradient = new DefaultGradient();
    gradient.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, offsets);
    long[] shape = {input.size(0), input.size(1)};
    INDArray below =
        workspace.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, shape, 'f');
    delta.mmuli(encoderWeights(), below);
    return new Pair<>(gradient, backpropDropOutIfPresent(below));
  }

  /**
   * Adds this layer's part to the gradient of the weights.
   *
   * @param gradient of the encoder layer's weights in the latest backward pass, in 'f' order
   */
  void addTo(INDArray gradient) {
    Nd4j.gemm(delta, input, gradient, true, false, 1, 1);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public Layer clone() {
    throw new UnsupportedOperationException("clone the network, not a layer of it");
  }
}
