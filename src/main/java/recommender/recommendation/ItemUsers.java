package recommender.recommendation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import recommender.model.FedUser;
import recommender.model.LoadedRun;
import recommender.model.Scorer;

/**
 * Search for the users whom each item suits best, on executors, each of which keeps no more of them
 * than are asked for.
 *
 * @param length users for each item
 */
record ItemUsers(RunSource run, int length) implements Serializable {

  /** User with a score; the worst first, of equals the one that came last. */
  private record Scored(Object user, double score, long order) implements Comparable<Scored> {
    @Override
    public int compareTo(Scored other) {
      int byScore = Double.compare(score, other.score);
      return byScore == 0 ? Long.compare(other.order, order) : byScore;
    }
  }

  /**
   * Rows of item, user and score, the best of a partition: users who have rated it are left out.
   */
  Iterator<Row> of(Iterator<UserProfile> users) {
    if (!users.hasNext()) {
      return List.<Row>of().iterator();
    }
    LoadedRun loaded = run.ofTask();
    List<PriorityQueue<Scored>> best = new ArrayList<>();
    loaded.items().ids().forEach(item -> best.add(new PriorityQueue<>()));
    long order = 0;
    while (users.hasNext()) {
      List<UserProfile> some = new ArrayList<>();
      while (users.hasNext() && some.size() < Scorer.BATCH_SIZE) {
        UserProfile user = users.next();
        if (user.ratings().size() > 0) {
          some.add(user);
        }
      }
      if (!some.isEmpty()) {
        add(loaded, some, best, order);
        order += some.size();
      }
    }
    return rows(loaded.items().ids(), best);
  }

  private void add(
      LoadedRun loaded, List<UserProfile> users, List<PriorityQueue<Scored>> best, long order) {
    List<FedUser> fed =
        users.stream().map(user -> loaded.user(user.user(), user.ratings())).toList();
    float[][] scores = loaded.scores(fed);
    for (int i = 0; i < scores.length; i++) {
      int[] rated = users.get(i).ratings().columns();
      for (int column = 0; column < scores[i].length; column++) {
        if (Arrays.binarySearch(rated, column) < 0) {
          offer(best.get(column), users.get(i).user(), scores[i][column], order + i);
        }
      }
    }
  }

  private void offer(PriorityQueue<Scored> best, Object user, double score, long order) {
    if (best.size() < length) {
      best.add(new Scored(user, score, order));
    } else if (score > best.peek().score()) {
      best.poll();
      best.add(new Scored(user, score, order));
    }
  }

  private static Iterator<Row> rows(List<Object> items, List<PriorityQueue<Scored>> best) {
    List<Row> rows = new ArrayList<>();
    for (int column = 0; column < items.size(); column++) {
      List<Scored> users = new ArrayList<>(best.get(column));
      users.sort(Comparator.reverseOrder());
      for (Scored user : users) {
        rows.add(RowFactory.create(items.get(column), user.user(), user.score()));
      }
    }
    return rows.iterator();
  }
}
