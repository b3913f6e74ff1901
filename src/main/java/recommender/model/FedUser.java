package recommender.model;

import java.io.Serializable;
import recommender.vectors.UserVector;

/**
 * User as a model meets one.
 *
 * @param ratings that are known of the user, over the columns of items; may be empty
 * @param column of the user in a network of item vectors; {@value #UNKNOWN} where there is none
 */
public record FedUser(UserVector ratings, int column) implements Serializable {
  /** Column of a user whom training did not have as one. */
  public static final int UNKNOWN = -1;

  /** A user of whom nothing is known but ratings. */
  public static FedUser of(UserVector ratings) {
    return new FedUser(ratings, UNKNOWN);
  }
}
