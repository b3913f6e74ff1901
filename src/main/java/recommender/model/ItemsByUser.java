package recommender.model;

import java.util.Arrays;
import java.util.List;
import recommender.vectors.UserVector;

/**
 * The items that each user rated, where vectors are those of items: to look a user up in all of
 * them takes longer than to fold the user in. Four bytes a rating.
 *
 * @param starts where the items of each user start, and last where all end
 * @param items of all users, one user after the other, ascending
 */
record ItemsByUser(int[] starts, int[] items) {

  /**
   * Turns vectors around.
   *
   * @param vectors of the items, over the columns of users
   * @param users how many there are
   */
  static ItemsByUser of(List<UserVector> vectors, int users) {
    int[] starts = new int[users + 1];
    for (UserVector item : vectors) {
      for (int user : item.columns()) {
        starts[user]++;
      }
    }
    Arrays.parallelPrefix(starts, Math::addExact);
    int[] items = new int[starts[users]];
    // Each user's are filled in from the end, where the start has stood until now.
    for (int item = vectors.size() - 1; item >= 0; item--) {
      for (int user : vectors.get(item).columns()) {
        items[--starts[user]] = item;
      }
    }
    return new ItemsByUser(starts, items);
  }

  /** The items of a user, ascending. */
  int[] of(int user) {
    return Arrays.copyOfRange(items, starts[user], starts[user + 1]);
  }
}
