package recommender.evaluation;

import java.util.List;
import recommender.model.ItemVectorScorer;
import recommender.model.Scorer;

/** Says how well every item suits a user, by what is known of the user or by who it is. */
interface UserScorer {
  /**
   * The scores of all items.
   *
   * @return [users][columns]
   */
  float[][] scores(List<HeldOutUser> users);

  /** By what is known. */
  static UserScorer of(Scorer scorer) {
    return users -> scorer.scores(users.stream().map(HeldOutUser::fed).toList());
  }

  /** By who it is, for users with a column. */
  static UserScorer of(ItemVectorScorer scorer) {
    return users -> scorer.scores(users.stream().mapToInt(HeldOutUser::column).toArray());
  }
}
