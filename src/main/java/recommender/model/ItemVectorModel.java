package recommender.model;

import java.util.Map;
import recommender.vectors.UserVector;

/**
 * Model of item vectors, in which each user is an offset and weights on the codes of items. Who is
 * folded in how:
 *
 * <ul>
 *   <li>a user of training with the ratings trained on has the outputs of the network's own column;
 *   <li>a user of training with others is folded in by {@linkplain RidgeFoldIn ridge regression} on
 *       codes without the contribution of the train ratings, which would count twice;
 *   <li>everybody else is folded in by ridge regression on the codes.
 * </ul>
 *
 * <p>For one thread.
 *
 * @param without works out codes without somebody's train ratings
 */
public record ItemVectorModel(ItemCodes codes, ColumnUsers users, CodesWithout without) {

  /** Maker of the codes of the items that a user rated, as they would be without that user. */
  public interface CodesWithout {
    /**
     * The codes by item.
     *
     * @param user column of the user
     */
    Map<Integer, ItemCode> codesWithout(int user);
  }

  /** Folds a user in. */
  FoldedUser user(FedUser user) {
    int column = user.column();
    if (column == FedUser.UNKNOWN) {
      return RidgeFoldIn.user(codes, user.ratings());
    }
    if (users.areTrained(column, user.ratings())) {
      return FoldedUser.trained(codes, users.offsets()[column], users.weights()[column]);
    }
    return RidgeFoldIn.user(codesWithout(column), user.ratings());
  }

  /**
   * What a user of training is by ridge regression alone, on codes without the contribution of the
   * train ratings.
   *
   * @param column of the user
   * @param ratings trained on
   * @param l2 coefficient of the weights' squares, above 0
   */
  public UserWeights explained(int column, UserVector ratings, double l2) {
    return UserWeights.of(RidgeFoldIn.user(codesWithout(column), ratings, l2));
  }

  private ItemCodes codesWithout(int user) {
    return codes.with(without.codesWithout(user));
  }
}
