package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import recommender.model.Scorer;
import recommender.model.TopItems;
import recommender.vectors.UserVector;
import scala.Tuple2;

/**
 * Makes lists of recommendations for those who have something relevant held out.
 *
 * @param relevantFrom the lowest rating of a relevant item; rounded to single precision, as ratings
 *     are in vectors
 * @param length of the lists, or less where there are not so many items
 */
record ListMaking(double relevantFrom, int length) implements Serializable {

  /** Takes a user's list. */
  interface Taker {
    /**
     * @param known columns that are fed in, ascending
     * @param relevant columns, ascending, at least one
     * @param list columns, best first, none of them known
     */
    void take(int[] known, int[] relevant, int[] list);
  }

  /**
   * Makes them, some users at a time.
   *
   * @param users what is fed in and what is held out of each
   * @param taker who is given the lists in the order of users
   */
  void make(Iterator<Tuple2<UserVector, UserVector>> users, Scorer scorer, Taker taker) {
    List<UserVector> fed = new ArrayList<>();
    List<int[]> relevant = new ArrayList<>();
    while (users.hasNext()) {
      Tuple2<UserVector, UserVector> user = users.next();
      int[] wanted = relevant(user._2);
      if (wanted.length > 0) {
        fed.add(user._1);
        relevant.add(wanted);
      }
      if (fed.size() == Scorer.BATCH_SIZE || !users.hasNext() && !fed.isEmpty()) {
        make(fed, relevant, scorer.scores(fed), taker);
        fed.clear();
        relevant.clear();
      }
    }
  }

  private void make(List<UserVector> fed, List<int[]> relevant, float[][] scores, Taker taker) {
    for (int i = 0; i < scores.length; i++) {
      int[] known = fed.get(i).columns();
      taker.take(known, relevant.get(i), TopItems.of(scores[i], known, length));
    }
  }

  private int[] relevant(UserVector heldOut) {
    float from = (float) relevantFrom;
    return heldOut.where(rating -> rating >= from).columns();
  }
}
