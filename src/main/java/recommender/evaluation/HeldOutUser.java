package recommender.evaluation;

import java.io.Serializable;
import recommender.model.FedUser;
import recommender.vectors.UserVector;

/**
 * User with sparse vectors of the ratings that are fed in and of those held out.
 *
 * @param fed ratings that are known
 * @param heldOut ratings to be predicted
 * @param column of the user in a network of item vectors; −1 where there is none
 */
record HeldOutUser(UserVector fed, UserVector heldOut, int column) implements Serializable {

  /** What is known of the user. */
  FedUser known() {
    return new FedUser(fed, column);
  }
}
