package recommender.vectors;

import java.io.Serializable;

/**
 * Assignment of users to workers and mini-batches, once for all epochs: every user has a seeded
 * place, {@code size} neighbours make the users of a mini-batch, and these go to the workers in
 * turn.
 *
 * <p>A worker keeps its users, so that no epoch moves data; it walks them in another order every
 * epoch. The assignment depends on seed, sizes and the number of workers only.
 *
 * @param users at least 1
 * @param size users in a mini-batch, at least 1; fewer when there are not as many
 * @param workers at least 1, at most as many as there are mini-batches, so that none is idle
 * @param seed of all orders
 */
public record BatchAssignment(long users, int size, int workers, long seed)
    implements Serializable {

  /** Checks the numbers. */
  public BatchAssignment {
    if (users < 1 || size < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 user in mini-batches of at least 1, was %d in mini-batches of %d"
              .formatted(users, size));
    }
    size = (int) Math.min(size, users);
    if (workers < 1 || workers > batches(users, size)) {
      throw new IllegalArgumentException(
          "expected 1 to %d workers, one for each mini-batch at most, was %d"
              .formatted(batches(users, size), workers));
    }
  }

  /**
   * An assignment that divides every mini-batch among the workers, so that together they take the
   * step that a single one would take on it, and as many steps an epoch.
   *
   * @param users at least as many as workers
   * @param batch users in the mini-batch of all workers, at least 1
   */
  public static BatchAssignment shared(long users, int batch, int workers, long seed) {
    long share = Math.min((batch + workers - 1) / workers, users / workers);
    return new BatchAssignment(users, (int) Math.max(1, share), workers, seed);
  }

  /** Mini-batches of an epoch of {@code users}, {@code size} in each but the last. */
  public static int batches(long users, int size) {
    return Math.toIntExact((users + size - 1) / size);
  }

  /** Mini-batches of an epoch, of all workers. */
  public int batches() {
    return batches(users, size);
  }

  /**
   * Mini-batches of an epoch of one worker, the first ones having one more than the others.
   *
   * @param worker in [0, workers)
   */
  public int batches(int worker) {
    return (batches() - worker + workers - 1) / workers;
  }

  /** Users of a worker. */
  public long users(int worker) {
    long full = (long) batches(worker) * size;
    boolean hasTheShortOne = (batches() - 1) % workers == worker;
    return hasTheShortOne ? full - ((long) batches() * size - users) : full;
  }

  /** The worker of the user at a place. */
  int workerOf(long place) {
    return (int) (place / size % workers);
  }

  /** The places of all users, by the rank of the user. */
  Permutation places() {
    return new Permutation(users, SeedHash.of(seed));
  }

  /** The order in which a worker walks its users in an epoch, counted from 1. */
  Permutation order(int epoch, int worker) {
    return new Permutation(users(worker), SeedHash.of(seed, epoch, worker));
  }
}
