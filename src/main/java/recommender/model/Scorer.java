package recommender.model;

import java.util.List;
import recommender.vectors.UserVector;

/**
 * Scores of all items for each of some users [users][items]; only their order within a user has a
 * meaning.
 */
public interface Scorer {
  /** Number of users to score at once. */
  int BATCH_SIZE = 128;

  /**
   * The scores of all items.
   *
   * @param fed the ratings known of each user; those of an unseen user are empty
   * @return [users][columns]
   */
  float[][] scores(List<UserVector> fed);
}
