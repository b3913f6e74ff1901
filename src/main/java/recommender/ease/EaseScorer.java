package recommender.ease;

import java.util.List;
import recommender.config.PositiveTargets;
import recommender.model.Scorer;
import recommender.vectors.UserVector;

/**
 * Scorer of items by the sum of EASE's weights from a user's positives. Safe for use by several
 * threads.
 *
 * @param targets which ratings are positives
 */
public record EaseScorer(EaseWeights weights, PositiveTargets targets) implements Scorer {

  @Override
  public float[][] scores(List<UserVector> fed) {
    return fed.parallelStream()
        .map(user -> weights.scores(user.where(targets::isPositive).columns()))
        .toArray(float[][]::new);
  }
}
