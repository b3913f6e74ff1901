package recommender.kernel;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import recommender.vectors.RatingsByItem;

/** The threads that share the work of one network: the calling one and its helpers. */
public final class ThreadTeam implements AutoCloseable {
  /** The calling thread. */
  public static final ThreadTeam ALONE = new ThreadTeam(1);

  /**
   * Each thread gets so many stretches of the items instead of a single one. Columns often go by
   * popularity, and what an item costs beside its ratings depends on the caches: with small
   * stretches in turn everybody gets the same mixture.
   */
  private static final int STRETCHES = 16;

  private final int threads;
  private final ForkJoinPool helpers;

  /**
   * @param threads at least 1
   */
  public ThreadTeam(int threads) {
    this.threads = threads;
    this.helpers = threads == 1 ? null : new ForkJoinPool(threads - 1);
  }

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

  /** Deals the items of a mini-batch out to the parts; always the same items to the same part. */
  void deal(RatingsByItem batch, Stretch stretch) {
    int[] bounds = batch.shares(threads == 1 ? 1 : threads * STRETCHES);
    run(
        part -> {
          for (int i = part; i + 1 < bounds.length; i += threads) {
            stretch.run(part, bounds[i], bounds[i + 1]);
          }
        });
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }

  /** What is done with some of the items of a mini-batch. */
  interface Stretch {
    /**
     * @param part that does it
     * @param from the first item
     * @param to behind the last item
     */
    void run(int part, int from, int to);
  }
}
