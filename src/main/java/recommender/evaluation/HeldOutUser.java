package recommender.evaluation;

import java.io.Serializable;
import recommender.vectors.UserVector;

/**
 * A user of whom something is held out.
 *
 * @param fed what is known
 * @param heldOut what is not
 * @param column of the user in a network of item vectors; −1 where there is none
 */
record HeldOutUser(UserVector fed, UserVector heldOut, int column) implements Serializable {}
