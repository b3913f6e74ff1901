package recommender.kernel;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import recommender.vectors.RatingsByItem;

/** Fixed number of threads that share the work of one network: the calling one and its helpers. */
public final class ThreadTeam implements AutoCloseable {
  /** The calling thread alone. */
  public static final ThreadTeam ALONE = new ThreadTeam(1);

  /**
   * Ranges of items for each thread. Columns are often sorted by popularity, and the time for an
   * item depends on the caches as well as on its ratings: with many small ranges in turn every
   * thread gets the same mixture.
   */
  private static final int RANGES_EACH = 16;

  private final int threads;
  private final ForkJoinPool helpers;

  /**
   * A team that includes the calling thread.
   *
   * @param threads at least 1
   */
  public ThreadTeam(int threads) {
    this.threads = threads;
    this.helpers = threads == 1 ? null : new ForkJoinPool(threads - 1);
  }

  /** Number of threads. */
  public int threads() {
    return threads;
  }

  /** Runs parts 0 to {@link #threads()} − 1 side by side, the first here, and waits for all. */
  public void run(IntConsumer part) {
    List<? extends ForkJoinTask<?>> others =
        IntStream.range(1, threads)
            .mapToObj(other -> helpers.submit(() -> part.accept(other)))
            .toList();
    try {
      part.accept(0);
    } finally {
      others.forEach(ForkJoinTask::join);
    }
  }

  /** Splits a range from 0 into one for each part; the same part always gets the same one. */
  public void split(int count, ItemRange work) {
    run(part -> work.run(part, bound(count, part), bound(count, part + 1)));
  }

  private int bound(int count, int part) {
    return (int) ((long) count * part / threads);
  }

  /** Runs over the items of a mini-batch; the same part always gets the same items. */
  void forItems(RatingsByItem batch, ItemRange work) {
    int[] bounds = batch.shares(threads == 1 ? 1 : threads * RANGES_EACH);
    run(
        part -> {
          for (int i = part; i + 1 < bounds.length; i += threads) {
            work.run(part, bounds[i], bounds[i + 1]);
          }
        });
  }

  /** Ends the helpers. */
  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }

  /** Work on a range of items. */
  @FunctionalInterface
  public interface ItemRange {
    /**
     * Works on one range.
     *
     * @param part of the team that the range belongs to, from 0
     * @param from index of the first item
     * @param to index behind the last item
     */
    void run(int part, int from, int to);
  }
}
