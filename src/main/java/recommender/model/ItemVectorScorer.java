package recommender.model;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.network.SparseNetwork;

/**
 * Scorer of items by a network of item vectors, for users of train: predicted ratings, not clipped,
 * less the user's own offset, which is the same for all items. For one thread.
 */
public final class ItemVectorScorer {
  private final SparseNetwork network;
  private final INDArray hidden;
  private final float[] parts;

  /**
   * @param network whose parameters are settled
   * @param codes of all items
   */
  public ItemVectorScorer(SparseNetwork network, List<ItemCode> codes) {
    this.network = network;
    this.hidden = Nd4j.create(codes.stream().map(ItemCode::hidden).toArray(float[][]::new));
    this.parts = new float[codes.size()];
    for (int item = 0; item < parts.length; item++) {
      parts[item] = codes.get(item).part();
    }
  }

  /**
   * The scores of all items.
   *
   * @param users columns of the network
   * @return [users][items]
   */
  public float[][] scores(int[] users) {
    float[][] scores = network.predictColumns(users, hidden);
    for (float[] user : scores) {
      for (int item = 0; item < user.length; item++) {
        user[item] += parts[item];
      }
    }
    return scores;
  }
}
