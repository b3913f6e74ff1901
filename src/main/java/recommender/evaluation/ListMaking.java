package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import recommender.model.Scorer;
import recommender.model.TopItems;

/**
 * Making of top-n lists for the users who have a relevant item held out.
 *
 * @param relevantFrom the lowest rating of a relevant item; rounded to single precision, as ratings
 *     are in vectors
 * @param length of the lists, or less where there are not so many items
 */
record ListMaking(double relevantFrom, int length) implements Serializable {

  /** Consumer of the list of one user. */
  interface ListConsumer {
    /**
     * @param known columns that are fed in, ascending
     * @param relevant columns, ascending, at least one
     * @param list columns, best first, none of them known
     */
    void accept(int[] known, int[] relevant, int[] list);
  }

  /**
   * Makes the lists of users, some at a time.
   *
   * @param consumer is given the lists in the order of users
   */
  void make(Iterator<HeldOutUser> users, UserScorer scorer, ListConsumer consumer) {
    List<HeldOutUser> batch = new ArrayList<>();
    while (users.hasNext()) {
      HeldOutUser user = users.next();
      if (isFor(user)) {
        batch.add(user);
      }
      if (batch.size() == Scorer.BATCH_SIZE || !users.hasNext() && !batch.isEmpty()) {
        make(batch, scorer.scores(batch), consumer);
        batch.clear();
      }
    }
  }

  /** Whether something relevant is held out of a user. */
  boolean isFor(HeldOutUser user) {
    return relevant(user).length > 0;
  }

  /** NDCG of the lists, of each user for whom one is made. */
  double[] ndcgs(Iterator<HeldOutUser> users, UserScorer scorer) {
    DoubleStream.Builder values = DoubleStream.builder();
    make(
        users,
        scorer,
        (known, relevant, list) -> values.add(ListMetric.NDCG.of(list, relevant, length)));
    return values.build().toArray();
  }

  private void make(List<HeldOutUser> users, float[][] scores, ListConsumer consumer) {
    for (int i = 0; i < scores.length; i++) {
      int[] known = users.get(i).fed().columns();
      consumer.accept(known, relevant(users.get(i)), TopItems.of(scores[i], known, length));
    }
  }

  private int[] relevant(HeldOutUser user) {
    float from = (float) relevantFrom;
    return user.heldOut().where(rating -> rating >= from).columns();
  }
}
