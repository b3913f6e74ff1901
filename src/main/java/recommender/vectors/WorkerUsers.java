package recommender.vectors;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * Ratings of all users of one worker in three arrays (CSR), less mean and item offsets: an object
 * for each user would take several times the memory.
 *
 * <p>No record, since Kryo cannot write the fields of one.
 */
final class WorkerUsers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Length of the longest array of a JVM. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final int worker;
  private final long[] places;
  private final int[] starts;
  private final int[] columns;
  private final float[] residuals;

  private WorkerUsers(int worker, long[] places, int[] starts, int ratings) {
    this.worker = worker;
    this.places = places;
    this.starts = starts;
    this.columns = new int[ratings];
    this.residuals = new float[ratings];
  }

  /**
   * Packs the users of a worker.
   *
   * @param users by their places
   * @throws IllegalStateException when they have more ratings than an array holds
   */
  static WorkerUsers of(
      int worker, Iterator<Tuple2<Long, UserVector>> users, InputTransform transform) {
    List<Tuple2<Long, UserVector>> all = new ArrayList<>();
    long ratings = 0;
    while (users.hasNext()) {
      Tuple2<Long, UserVector> user = users.next();
      all.add(user);
      ratings += user._2.size();
      demandRoom(worker, ratings);
    }
    WorkerUsers packed =
        new WorkerUsers(worker, new long[all.size()], new int[all.size() + 1], (int) ratings);
    for (int user = 0; user < all.size(); user++) {
      packed.places[user] = all.get(user)._1;
      packed.put(user, all.get(user)._2, transform);
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
    for (int i = 0; i < vector.size(); i++) {
      residuals[start + i] = transform.residual(vector.columns()[i], vector.ratings()[i]);
    }
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

  /** The place of a user in the assignment, which no other has. */
  long place(int user) {
    return places[user];
  }

  /** Ratings of all users. */
  long ratings() {
    return starts[count()];
  }

  /** Where the ratings of a user begin in {@link #columns} and {@link #residuals}. */
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

  /** Ratings less mean and item offsets, beside {@link #columns}; not to be written to. */
  float[] residuals() {
    return residuals;
  }
}
