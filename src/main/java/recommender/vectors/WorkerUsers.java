package recommender.vectors;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * All users of one worker in three arrays, centred as the network sees them: an object for each
 * user would take several times the memory, and each would be centred anew every epoch.
 *
 * <p>No record, since Kryo cannot write the fields of one.
 */
final class WorkerUsers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What the longest array of a JVM holds. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final int worker;
  private final int[] starts;
  private final int[] columns;
  private final float[] ratings;

  private WorkerUsers(int worker, int[] starts, int[] columns, float[] ratings) {
    this.worker = worker;
    this.starts = starts;
    this.columns = columns;
    this.ratings = ratings;
  }

  /**
   * Gathers the users of a worker.
   *
   * @throws IllegalStateException when they have more ratings than an array holds
   */
  static WorkerUsers of(int worker, Iterator<UserVector> users, InputTransform transform) {
    List<UserVector> all = new ArrayList<>();
    long ratings = 0;
    while (users.hasNext()) {
      UserVector user = users.next();
      all.add(user);
      ratings += user.size();
      demandRoom(worker, ratings);
    }
    WorkerUsers packed =
        new WorkerUsers(
            worker, new int[all.size() + 1], new int[(int) ratings], new float[(int) ratings]);
    for (int user = 0; user < all.size(); user++) {
      packed.put(user, all.get(user), transform);
    }
    return packed;
  }

  private static void demandRoom(int worker, long ratings) {
    if (ratings > LONGEST) {
      throw new IllegalStateException(
          "training.workers: expected at most %,d ratings for each worker, worker %d has more; set more workers"
              .formatted(LONGEST, worker));
    }
  }

  private void put(int user, UserVector vector, InputTransform transform) {
    int start = starts[user];
    System.arraycopy(vector.columns(), 0, columns, start, vector.size());
    System.arraycopy(transform.centred(vector), 0, ratings, start, vector.size());
    starts[user + 1] = start + vector.size();
  }

  /** The number of the worker, from 0. */
  int worker() {
    return worker;
  }

  /** Number of users. */
  int count() {
    return starts.length - 1;
  }

  /** Ratings of all users. */
  long ratings() {
    return starts[count()];
  }

  /** Where the ratings of a user begin in {@link #columns} and {@link #centred}. */
  int start(int user) {
    return starts[user];
  }

  /** Where the ratings of a user end, exclusive. */
  int end(int user) {
    return starts[user + 1];
  }

  /** The columns of all ratings, user after user; not to be written to. */
  int[] columns() {
    return columns;
  }

  /** The centred ratings beside {@link #columns}; not to be written to. */
  float[] centred() {
    return ratings;
  }
}
