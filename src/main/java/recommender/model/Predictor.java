package recommender.model;

import java.util.List;

/** Predictor of ratings from what is known of users. For one thread. */
public interface Predictor {
  /** Number of users to predict for at once: an item's weights are fetched once for all of them. */
  int BATCH_SIZE = 256;

  /**
   * Predicts for some users.
   *
   * @param users what is known of each
   * @param wanted the columns of items to predict, beside {@code users}
   * @return ratings on the scale, beside {@code wanted}
   */
  double[][] predict(List<FedUser> users, List<int[]> wanted);
}
