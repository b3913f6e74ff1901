package recommender.model;

import java.util.ArrayList;
import java.util.List;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.vectors.UserVector;

/**
 * Model of a run as it was loaded, which scores, compares and explains items. Safe for use by
 * several threads, which do not take turns.
 */
public interface LoadedModel extends AutoCloseable {

  /**
   * The scores of all items.
   *
   * @param users what is known of each
   * @return [users][columns]
   */
  float[][] scores(List<FedUser> users);

  /**
   * Adds nodes that score all items for users of whom nothing but ratings is known.
   *
   * @param ratings [users × items], NaN where there is none
   * @return [users × items]
   */
  Value scores(OnnxGraph graph, Value ratings);

  /**
   * How much other items are like some items.
   *
   * @param items columns
   * @return [items][columns]; an item's likeness to itself has no meaning
   */
  float[][] similarities(int[] items);

  /** Whether a score is the sum of what each rating adds to it. */
  default boolean isLinear() {
    return false;
  }

  /**
   * What each rating of a user has to do with the scores of some items: what it adds, where the
   * model is linear, else what the score loses without it, for a user of whom nothing but ratings
   * is known.
   *
   * @param items columns
   * @return [items][ratings]
   */
  default double[][] contributions(UserVector user, int[] items) {
    float[] all = scores(List.of(FedUser.of(user)))[0];
    double[][] lost = new double[items.length][user.size()];
    for (int from = 0; from < user.size(); from += Scorer.BATCH_SIZE) {
      int to = Math.min(user.size(), from + Scorer.BATCH_SIZE);
      List<FedUser> without = new ArrayList<>(to - from);
      for (int rating = from; rating < to; rating++) {
        without.add(FedUser.of(user.without(rating)));
      }
      float[][] scores = scores(without);
      for (int rating = from; rating < to; rating++) {
        for (int i = 0; i < items.length; i++) {
          lost[i][rating] = (double) all[items[i]] - scores[rating - from][items[i]];
        }
      }
    }
    return lost;
  }

  /** Frees arrays off the heap; the model is not to be asked any more. */
  @Override
  void close();
}
