package recommender.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import recommender.kernel.ActivationFunction;
import recommender.kernel.LearningRows;
import recommender.kernel.OutputKernel;
import recommender.kernel.Rows;
import recommender.kernel.SoftmaxKernel;
import recommender.kernel.ThreadTeam;

/** The last layer of a network that ranks, at work. */
final class SoftmaxOutput extends ObservedOutput {
  private static final long serialVersionUID = 1L;

  SoftmaxOutput(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  OutputKernel kernel(Rows learning, ActivationFunction unit, ThreadTeam threads) {
    SoftmaxOutputLayer layer = (SoftmaxOutputLayer) layerConf();
    return new SoftmaxKernel(
        (LearningRows) learning, threads, (int) layer.getNOut(), layer.getNegatives());
  }
}
