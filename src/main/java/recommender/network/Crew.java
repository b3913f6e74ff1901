package recommender.network;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The threads that share the work of one network. */
final class Crew implements AutoCloseable {
  /** The calling thread. */
  static final Crew ALONE = new Crew(1);

  private final int threads;
  private final ForkJoinPool pool;

  /**
   * @param threads at least 1
   */
  Crew(int threads) {
    this.threads = threads;
    this.pool = threads == 1 ? null : new ForkJoinPool(threads);
  }

  int threads() {
    return threads;
  }

  /** Runs parts 0 to {@link #threads()} − 1 side by side and waits for all. */
  void run(IntConsumer part) {
    if (pool == null) {
      part.accept(0);
    } else {
      pool.submit(() -> IntStream.range(0, threads).parallel().forEach(part)).join();
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }
}
