package recommender.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import recommender.kernel.ActivationFunction;
import recommender.kernel.OutputKernel;
import recommender.kernel.SoftmaxKernel;
import recommender.kernel.ThreadTeam;
import recommender.kernel.TrainableRows;
import recommender.kernel.WeightRows;

/** Last layer of a network that ranks: its loss is the likelihood of positives under a softmax. */
final class SoftmaxOutput extends ObservedOutput {
  private static final long serialVersionUID = 1L;

  SoftmaxOutput(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  OutputKernel kernel(WeightRows trained, ActivationFunction activation, ThreadTeam threads) {
    SoftmaxOutputLayer layer = (SoftmaxOutputLayer) layerConf();
    return new SoftmaxKernel(
        (TrainableRows) trained, threads, (int) layer.getNOut(), layer.getNegatives());
  }
}
