package recommender.ease;

import java.util.List;
import recommender.model.Scorer;
import recommender.vectors.UserVector;

/** Scorer of items by EASE's weights of a user's ratings. Safe for use by several threads. */
public final class EaseScorer implements Scorer {
  private final EaseWeights weights;
  private final Channels channels;
  private final float[] factors;

  /**
   * @param factors that scores are multiplied by, by column
   */
  EaseScorer(EaseWeights weights, Channels channels, float[] factors) {
    this.weights = weights;
    this.channels = channels;
    this.factors = factors;
  }

  @Override
  public float[][] scores(List<UserVector> fed) {
    return fed.parallelStream().map(this::scores).toArray(float[][]::new);
  }

  private float[] scores(UserVector user) {
    float[] scores = weights.scores(channels.places(user));
    for (int item = 0; item < scores.length; item++) {
      scores[item] *= factors[item];
    }
    return scores;
  }
}
