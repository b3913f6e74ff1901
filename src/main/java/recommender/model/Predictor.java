package recommender.model;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.RatingScale;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * Predicts ratings from the ratings of a user: centres them, asks the network, adds the offsets
 * again and clips to the scale. For one thread.
 */
public final class Predictor {
  /** Floats of one matrix at most: 64 MiB. */
  private static final int MATRIX = 1 << 24;

  private final MultiLayerNetwork network;
  private final InputTransform transform;
  private final RatingScale scale;

  /** A predictor that owns its network. */
  public Predictor(MultiLayerNetwork network, InputTransform transform, RatingScale scale) {
    this.network = network;
    this.transform = transform;
    this.scale = scale;
  }

  /** How many users to hand over at once: as many as fit a matrix of 64 MiB, 256 at most. */
  public int batchSize() {
    return Math.max(1, Math.min(256, MATRIX / items()));
  }

  /**
   * Predicts for some users.
   *
   * @param fed the ratings known of each user
   * @param wanted the columns to predict, beside {@code fed}
   * @return ratings on the scale, beside {@code wanted}
   */
  public double[][] predict(List<UserVector> fed, List<int[]> wanted) {
    INDArray output = network.output(input(fed));
    double[][] predictions = new double[fed.size()][];
    for (int row = 0; row < predictions.length; row++) {
      double userPart = transform.userPart(fed.get(row));
      int[] columns = wanted.get(row);
      predictions[row] = new double[columns.length];
      for (int i = 0; i < columns.length; i++) {
        double centred = output.getDouble(row, columns[i]);
        predictions[row][i] = scale.clip(centred + userPart + transform.itemPart(columns[i]));
      }
    }
    return predictions;
  }

  private INDArray input(List<UserVector> fed) {
    INDArray input = Nd4j.create(DataType.FLOAT, new long[] {fed.size(), items()}, 'c');
    for (int row = 0; row < fed.size(); row++) {
      int[] columns = fed.get(row).columns();
      float[] centred = transform.centred(fed.get(row));
      for (int i = 0; i < columns.length; i++) {
        input.data().put((long) row * items() + columns[i], centred[i]);
      }
    }
    return input;
  }

  private int items() {
    return transform.bias().itemOffsets().length;
  }
}
