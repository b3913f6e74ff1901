package recommender.model;

import java.util.List;
import recommender.config.Targets;
import recommender.network.EaseWeights;
import recommender.vectors.UserVector;

/**
 * Scores items by the weights of what a user likes. Safe for use by several threads.
 *
 * @param aim which ratings say that an item is liked
 */
public record EaseScorer(EaseWeights weights, Targets aim) implements Scorer {

  @Override
  public float[][] scores(List<UserVector> fed) {
    return fed.parallelStream()
        .map(user -> weights.scores(user.where(aim::likes).columns()))
        .toArray(float[][]::new);
  }
}
