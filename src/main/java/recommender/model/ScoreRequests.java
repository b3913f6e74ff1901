package recommender.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Scores of single users, asked for by many threads at once. As many threads as there are
 * processors score at a time, since more would share the processors and all be late. The requests
 * that came meanwhile are shared out among them and scored together, for which the weights of a
 * model go through memory once and not for each user.
 */
final class ScoreRequests {
  private final Function<List<FedUser>, float[][]> scores;
  private final int processors;
  private final Semaphore free;
  private final Queue<Request> waiting = new ArrayDeque<>();

  /**
   * @param scores of some users at all items, [users][columns]; may be called by several threads
   * @param processors at least 1
   */
  ScoreRequests(Function<List<FedUser>, float[][]> scores, int processors) {
    this.scores = scores;
    this.processors = processors;
    this.free = new Semaphore(processors, true);
  }

  private record Request(FedUser user, CompletableFuture<float[]> answer) {}

  /** The scores of all items; what scoring throws is thrown to each who asked. */
  float[] of(FedUser user) {
    Request own = new Request(user, new CompletableFuture<>());
    synchronized (waiting) {
      waiting.add(own);
    }
    free.acquireUninterruptibly();
    try {
      for (List<Request> batch = take(own); !batch.isEmpty(); batch = take(own)) {
        answer(batch);
      }
    } finally {
      free.release();
    }
    try {
      return own.answer().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  /** Number of requests that nobody scores yet. */
  int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  /** A share of those who wait, the longest first; nobody once {@code own} has been taken. */
  private List<Request> take(Request own) {
    synchronized (waiting) {
      if (!waiting.contains(own)) {
        return List.of();
      }
      int share = Math.min(Scorer.BATCH_SIZE, (waiting.size() + processors - 1) / processors);
      List<Request> batch = new ArrayList<>(share);
      for (int i = 0; i < share; i++) {
        batch.add(waiting.remove());
      }
      return batch;
    }
  }

  private void answer(List<Request> batch) {
    try {
      float[][] all = scores.apply(batch.stream().map(Request::user).toList());
      for (int i = 0; i < all.length; i++) {
        batch.get(i).answer().complete(all[i]);
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(request -> request.answer().completeExceptionally(e));
    }
  }
}
