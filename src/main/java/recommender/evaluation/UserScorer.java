package recommender.evaluation;

import java.util.List;
import recommender.model.FedUser;
import recommender.model.Scorer;

/** Scorer of all items for users, by what is known of them. */
public interface UserScorer {
  /**
   * The scores of all items.
   *
   * @param users at least one
   * @return [users][columns]
   */
  float[][] scores(List<FedUser> users);

  /** A scorer by nothing but the known ratings of users. */
  static UserScorer of(Scorer scorer) {
    return users -> scorer.scores(users.stream().map(FedUser::ratings).toList());
  }
}
