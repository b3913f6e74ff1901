package recommender.evaluation;

import java.util.List;
import recommender.model.FoldInScorer;
import recommender.model.Scorer;

/** Scorer of all items for held-out users, by what is known of them [users][items]. */
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

  /** A scorer that folds users in. */
  static UserScorer of(FoldInScorer scorer) {
    return users -> scorer.scores(users.stream().map(HeldOutUser::known).toList());
  }
}
