package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
    batches(
        users,
        batch ->
            make(batch, scorer.scores(batch.stream().map(HeldOutUser::known).toList()), consumer));
  }

  private void batches(Iterator<HeldOutUser> users, Consumer<List<HeldOutUser>> consumer) {
    List<HeldOutUser> batch = new ArrayList<>();
    while (users.hasNext()) {
      HeldOutUser user = users.next();
      if (isFor(user)) {
        batch.add(user);
      }
      if (batch.size() == Scorer.BATCH_SIZE || !users.hasNext() && !batch.isEmpty()) {
        consumer.accept(batch);
        batch.clear();
      }
    }
  }

  /** Whether a user has a relevant item held out, and so a list. */
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

  /**
   * Mean NDCG of the lists by each of several ways of scoring.
   *
   * @param users of whom one at least has a list
   * @param ways how many there are
   */
  double[] meanNdcgs(Iterator<HeldOutUser> users, Scoring scoring, int ways) {
    double[] sums = new double[ways];
    long[] lists = new long[ways];
    batches(
        users,
        batch -> {
          Iterator<float[][]> scores =
              scoring.scores(batch.stream().map(HeldOutUser::fed).toList());
          for (int way = 0; way < ways; way++) {
            int at = way;
            make(
                batch,
                scores.next(),
                (known, relevant, list) -> {
                  sums[at] += ListMetric.NDCG.of(list, relevant, length);
                  lists[at]++;
                });
          }
        });
    return IntStream.range(0, ways).mapToDouble(way -> sums[way] / lists[way]).toArray();
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
