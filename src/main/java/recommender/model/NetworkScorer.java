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
    for (float[] user : scores) {
      for (int column = 0; column < user.length; column++) {
        user[column] += (float) transform.itemPart(column);
      }
    }
    return scores;
  }
}
