package recommender.evaluation;

import java.util.List;
import recommender.model.ItemVectorScorer;
import recommender.model.Scorer;

/**
 * Scorer of all items for held-out users, by their known ratings or by their columns
 * [users][items].
 */
interface UserScorer {
  /**
   * The scores of all items.
   *
   * @return [users][columns]
   */
  float[][] scores(List<HeldOutUser> users);

  /** A scorer by the known ratings of users. */
  static UserScorer of(Scorer scorer) {
    return users -> scorer.scores(users.stream().map(HeldOutUser::fed).toList());
  }

  /** A scorer by the columns of users, all of whom must have one. */
  static UserScorer of(ItemVectorScorer scorer) {
    return users -> scorer.scores(users.stream().mapToInt(HeldOutUser::column).toArray());
  }
}
