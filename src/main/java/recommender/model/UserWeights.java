package recommender.model;

import java.io.Serializable;
import recommender.vectors.UserVector;

/**
 * What a user is in a model of item vectors.
 *
 * @param offset beside global mean and offset of the item
 * @param weights on the codes of items
 */
public record UserWeights(double offset, float[] weights) implements Serializable {

  /** Of a user whose ratings are explained by codes, as those of somebody unseen are. */
  public static UserWeights folded(ItemCodes codes, UserVector ratings) {
    return of(RidgeFoldIn.user(codes, ratings));
  }

  static UserWeights of(FoldedUser user) {
    return new UserWeights(user.offset(), user.weights());
  }
}
