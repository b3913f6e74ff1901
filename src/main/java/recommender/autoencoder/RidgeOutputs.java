package recommender.autoencoder;

import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.evaluation.ItemCoding;
import recommender.model.UserWeights;
import recommender.network.OutputColumns;
import recommender.network.SparseNetwork;
import recommender.vectors.ColumnIndex;

/**
 * The outputs of users in a network of item vectors, averaged with what ridge regression makes of
 * the same ratings: the last layer was trained together with the codes, on which it relies more
 * than it may; the regression has the codes as they are, without what the user is in them. Each
 * errs where the other does not, unless a user's ratings are so few that the regression has little
 * to go by.
 */
final class RidgeOutputs {
  private static final Logger LOG = LoggerFactory.getLogger(RidgeOutputs.class);

  /**
   * Coefficient of the weights' squares, twice that of fold-in: on train parts of ml-latest-small
   * half of it gained nothing on windows in time, and twice as much nothing on random tenths.
   */
  private static final double L2 = 200;

  /**
   * Ratings of a user from which on it helps: on a random tenth of that train part it did harm
   * below.
   */
  private static final int LEAST = 100;

  private final SparseNetwork network;

  /**
   * The outputs of a network.
   *
   * @param network whose parameters are settled, and whose outputs have weights of their own; they
   *     are changed in place
   */
  RidgeOutputs(SparseNetwork network) {
    this.network = network;
  }

  /**
   * Averages those of users of {@value #LEAST} ratings or more.
   *
   * @param coding of the items
   * @param vectors train ratings of the users, over the items
   * @param users those who have a column
   */
  void average(ItemCoding coding, Dataset<Row> vectors, ColumnIndex users) {
    long begun = System.nanoTime();
    Map<Integer, UserWeights> explained = coding.explained(network, vectors, users, LEAST, L2);
    OutputColumns outputs = new OutputColumns(network);
    float[][] weights = network.outputWeights();
    float[] offsets = network.outputOffsets();
    explained.forEach(
        (user, ridge) -> {
          double offset = ridge.offset() - coding.transform().itemPart(user);
          outputs.setWeights(user, mean(weights[user], ridge.weights()));
          outputs.setOffset(user, (offsets[user] + offset) / 2);
        });
    LOG.info(
        "Averaged the outputs of {} users who have {} ratings or more with ridge regression, in {} s.",
        explained.size(),
        LEAST,
        String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9));
  }

  private static float[] mean(float[] a, float[] b) {
    float[] mean = new float[a.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (a[i] + b[i]) / 2;
    }
    return mean;
  }
}
