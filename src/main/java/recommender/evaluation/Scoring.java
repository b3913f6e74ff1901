package recommender.evaluation;

import java.util.Iterator;
import java.util.List;
import recommender.vectors.UserVector;

/** Scoring of all items in several ways, which have most of the work in common. */
public interface Scoring {

  /**
   * The scores of all items [users][columns], in one way after the other.
   *
   * @param fed the ratings known of each user; those of an unseen user are empty
   */
  Iterator<float[][]> scores(List<UserVector> fed);
}
