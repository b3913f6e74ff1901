package recommender.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Scores of single users, asked for by many threads at once. As many threads as there are
 * processors score at a time, since more would share the processors and all be late. The requests
 * that came meanwhile are shared out among them and scored together, for which the weights of a
 * model go through memory once and not for each user.
 *
 * <p>A thread that has scored wakes the one that is to go on, with its share, and then those that
 * it has answered: a processor idles for as long as one thread takes to wake up.
 */
final class ScoreRequests {
  private final Function<List<FedUser>, float[][]> scores;
  private final int processors;

  /** Those that nobody scores yet, the longest first; guards {@link #scoring} too. */
  private final Queue<Request> waiting = new ArrayDeque<>();

  /** Threads that score, or are about to. */
  private int scoring;

  /**
   * @param scores of some users at all items, [users][columns]; may be called by several threads
   * @param processors at least 1
   */
  ScoreRequests(Function<List<FedUser>, float[][]> scores, int processors) {
    this.scores = scores;
    this.processors = processors;
  }

  /**
   * What a thread asks.
   *
   * @param share requests that the thread is to score, its own among them; none once another thread
   *     has answered
   */
  private record Request(
      FedUser user, CompletableFuture<float[]> answer, CompletableFuture<List<Request>> share) {
    static Request of(FedUser user) {
      Request request = new Request(user, new CompletableFuture<>(), new CompletableFuture<>());
      request.answer().whenComplete((scores, failure) -> request.share().complete(List.of()));
      return request;
    }
  }

  /** The scores of all items; what scoring throws is thrown to each who asked. */
  float[] of(FedUser user) {
    Request own = Request.of(user);
    begin(own);
    List<Request> share = own.share().join();
    if (!share.isEmpty()) {
      answer(share);
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

  private void begin(Request own) {
    synchronized (waiting) {
      if (scoring == processors) {
        waiting.add(own);
        return;
      }
      scoring++;
    }
    own.share().complete(List.of(own));
  }

  /** Has the one that has waited longest go on, if there is any. */
  private void end() {
    List<Request> next = new ArrayList<>();
    synchronized (waiting) {
      int share = Math.min(Scorer.BATCH_SIZE, (waiting.size() + processors - 1) / processors);
      for (int i = 0; i < share; i++) {
        next.add(waiting.remove());
      }
      if (next.isEmpty()) {
        scoring--;
        return;
      }
    }
    next.get(0).share().complete(next);
  }

  private void answer(List<Request> share) {
    float[][] all;
    try {
      all = scores.apply(share.stream().map(Request::user).toList());
    } catch (RuntimeException | Error e) {
      end();
      share.forEach(request -> request.answer().completeExceptionally(e));
      return;
    }
    end();
    for (int i = 0; i < all.length; i++) {
      share.get(i).answer().complete(all[i]);
    }
  }
}
