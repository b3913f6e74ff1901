package recommender.model;

import java.util.List;
import recommender.config.Targets;
import recommender.network.EaseWeights;
import recommender.vectors.UserVector;

/**
 * Scores items by the weights of the positives of a user. Safe for use by several threads.
 *
 * @param targets which ratings say that an item is a positive
 */
public record EaseScorer(EaseWeights weights, Targets targets) implements Scorer {

  @Override
  public float[][] scores(List<UserVector> fed) {
    return fed.parallelStream()
        .map(user -> weights.scores(user.where(targets::isPositive).columns()))
        .toArray(float[][]::new);
  }
}
