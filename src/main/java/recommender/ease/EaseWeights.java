package recommender.ease;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recommender.kernel.OffHeapFloats;
import recommender.kernel.VectorOps;

/**
 * Weights B [items × items] of EASE, by which a user with inputs x has the scores x·B: the sum of
 * the rows of their positives.
 *
 * <p>DL4J lays weights column after column, and a sum wants rows. As B is a symmetric matrix S with
 * its columns divided, one array serves both: column i of B, all of it multiplied by the divisor of
 * i, is row i of S.
 */
public final class EaseWeights implements AutoCloseable {
  private final INDArray array;
  private final OffHeapFloats columns;
  private final float[] divisors;

  /**
   * @param array of floats [1, items · items], column after column of B; stays in use
   * @param divisors d of all items: B_ij · d_j = B_ji · d_i
   */
  EaseWeights(INDArray array, float[] divisors) {
    this.array = array;
    this.columns = new OffHeapFloats(array);
    this.divisors = divisors;
  }

  /**
   * The weights of a published network, of which the divisors are no part: they are turned round in
   * its array. The network is not to be used any more.
   */
  public static EaseWeights taken(MultiLayerNetwork published) {
    INDArray array = published.params();
    float[] ones = new float[Math.toIntExact(published.layerInputSize(0))];
    Arrays.fill(ones, 1);
    new Square(new OffHeapFloats(array), ones.length).transpose();
    return new EaseWeights(array, ones);
  }

  /** Number of items. */
  public int items() {
    return divisors.length;
  }

  /**
   * Scores of all items for a user; several threads may ask at once.
   *
   * @param positive columns of the items that are positives of the user
   */
  public float[] scores(int[] positive) {
    float[] scores = new float[items()];
    float[] row = new float[items()];
    for (int item : positive) {
      columns.read((long) item * items(), row);
      VectorOps.add(scores, divisors[item], row);
    }
    for (int item = 0; item < scores.length; item++) {
      scores[item] /= divisors[item];
    }
    return scores;
  }

  /**
   * A stock network of one layer that gives x·B for x, which a program that has never heard of this
   * project can load. It shares the array of these weights.
   */
  public MultiLayerNetwork published() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(items())
                        .nOut(items())
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init(array, false);
    return network;
  }

  /** Frees the array, which a published network must not need any more. */
  @Override
  public void close() {
    array.close();
  }
}
