package recommender.recommendation;

import java.io.Serializable;
import java.util.BitSet;

/**
 * Items that may be listed.
 *
 * @param barred columns of those that nobody gets
 * @param includeRated whether items are listed that their users have rated
 */
record Candidates(BitSet barred, boolean includeRated) implements Serializable {

  /** Columns that a user is not to get, ascending. */
  int[] excluded(UserProfile user) {
    BitSet excluded = (BitSet) barred.clone();
    for (int column : user.excluded()) {
      excluded.set(column);
    }
    if (!includeRated) {
      for (int column : user.ratings().columns()) {
        excluded.set(column);
      }
    }
    return excluded.stream().toArray();
  }
}
