package recommender.model;

import java.io.Serializable;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * Users that a network of item vectors was trained with, each of whom has a column of it: offset
 * and weights of each one's own outputs, and what tells whether somebody comes with the ratings
 * that were trained on.
 *
 * @param weights of the last layer [users][units]
 * @param offsets of the users, those of the last layer included
 * @param fingerprints of the train ratings: {@link recommender.vectors.UserVector#fingerprint}
 */
public record ColumnUsers(float[][] weights, float[] offsets, long[] fingerprints)
    implements Serializable {

  /**
   * The users of a network: an offset is what a rating is centred by and what the last layer adds.
   *
   * @param network whose parameters are settled
   * @param fingerprints by column; none of a run from before there were any, whose users are all
   *     folded in
   */
  public static ColumnUsers of(
      SparseNetwork network, InputTransform transform, long[] fingerprints) {
    float[] offsets = network.outputOffsets();
    for (int user = 0; user < offsets.length; user++) {
      offsets[user] += (float) transform.itemPart(user);
    }
    return new ColumnUsers(network.outputWeights(), offsets, fingerprints);
  }

  /** Whether a user of training comes with the ratings trained on. */
  boolean areTrained(int column, UserVector ratings) {
    return fingerprints.length > 0 && fingerprints[column] == ratings.fingerprint();
  }
}
