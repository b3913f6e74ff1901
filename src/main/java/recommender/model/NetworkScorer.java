package recommender.model;

import java.util.List;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.Profile;
import recommender.vectors.UserVector;

/**
 * Scorer of items by the outputs of a network of user vectors: logits where it was trained to rank,
 * else predicted ratings, not clipped, as all those beyond the scale would be equal. For one
 * thread.
 *
 * @param network whose parameters are settled
 * @param transform from ratings to its inputs
 */
public record NetworkScorer(SparseNetwork network, InputTransform transform) implements Scorer {

  @Override
  public float[][] scores(List<UserVector> fed) {
    List<Profile> profiles = fed.stream().map(transform::profile).toList();
    float[][] scores = network.predictEverywhere(Profile.rows(profiles));
    for (int user = 0; user < scores.length; user++) {
      complete(scores[user], (float) profiles.get(user).userPart());
    }
    return scores;
  }

  /** Adds what the network does not know of: the parts of the items and of the user. */
  private void complete(float[] scores, float userPart) {
    for (int column = 0; column < scores.length; column++) {
      scores[column] += (float) transform.itemPart(column);
      scores[column] += userPart;
    }
  }
}
