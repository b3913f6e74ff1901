package recommender.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import recommender.model.Recommender;

/** Callers who ask a recommender for lists of ten, each for one user after the other. */
record Service(Recommender recommender, List<Map<Integer, Double>> users) {
  private static final int TOP = 10;
  private static final int REQUESTS = 1_000;
  private static final long SECONDS = 10_000_000_000L;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** Has the JVM compile what is asked. */
  void warmUp() throws Exception {
    latencies(1, 0);
    capacity();
  }

  private void ask(Random random) {
    recommender.topN(users.get(random.nextInt(users.size())), TOP, List.of());
  }

  /** Requests a second that a caller for each core gets answered. */
  double capacity() throws Exception {
    AtomicLong answered = new AtomicLong();
    long end = System.nanoTime() + SECONDS;
    together(
        CORES,
        random -> {
          while (System.nanoTime() < end) {
            ask(random);
            answered.incrementAndGet();
          }
          return List.of();
        });
    return answered.get() / (SECONDS / 1e9);
  }

  /**
   * Milliseconds from when a request was due to its answer.
   *
   * @param rate requests a second of all callers, who ask at random times; 0 for one after the
   *     other
   */
  double[] latencies(int callers, double rate) throws Exception {
    return together(
            callers,
            random -> {
              List<Double> milliseconds = new ArrayList<>();
              long due = System.nanoTime();
              for (int i = 0; i < REQUESTS; i++) {
                if (rate > 0) {
                  due += (long) (-Math.log(1 - random.nextDouble()) * callers / rate * 1e9);
                  LockSupport.parkNanos(due - System.nanoTime());
                } else {
                  due = System.nanoTime();
                }
                ask(random);
                milliseconds.add((System.nanoTime() - due) / 1e6);
              }
              return milliseconds;
            })
        .stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** Work of one caller, with random numbers of its own. */
  private interface Caller {
    List<Double> call(Random random);
  }

  private static List<Double> together(int callers, Caller caller) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<List<Double>>> calls = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        Random random = new Random(i);
        calls.add(threads.submit(() -> caller.call(random)));
      }
      List<Double> all = new ArrayList<>();
      for (Future<List<Double>> call : calls) {
        all.addAll(call.get());
      }
      return all;
    } finally {
      threads.shutdown();
    }
  }
}
