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
  private static final int REQUESTS = 2_000;
  private static final long SECONDS = 10_000_000_000L;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /**
   * Has the JVM compile what is asked, requests of several callers that are scored together too.
   */
  void warmUp(int callers) throws Exception {
    ofOneCaller();
    latencies(callers, capacity() / 2);
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

  /** Milliseconds of requests of one caller, one after the other. */
  double[] ofOneCaller() throws Exception {
    return together(
        1,
        random -> {
          List<Double> milliseconds = new ArrayList<>();
          for (int i = 0; i < REQUESTS; i++) {
            long asked = System.nanoTime();
            ask(random);
            milliseconds.add((System.nanoTime() - asked) / 1e6);
          }
          return milliseconds;
        });
  }

  /**
   * Milliseconds from when a request was due to its answer. Requests are due at random times, and a
   * caller who is free takes the next.
   *
   * @param rate requests a second of all callers together
   */
  double[] latencies(int callers, double rate) throws Exception {
    // Of many seconds: in a short time one pause of the machine is the slowest hundredth.
    Arrivals arrivals = new Arrivals(rate, (int) (2 * rate * SECONDS / 1e9));
    return together(
        callers,
        random -> {
          List<Double> milliseconds = new ArrayList<>();
          for (long due = arrivals.next(); due != Arrivals.NONE; due = arrivals.next()) {
            LockSupport.parkNanos(due - System.nanoTime());
            ask(random);
            milliseconds.add((System.nanoTime() - due) / 1e6);
          }
          return milliseconds;
        });
  }

  /** Times at which requests are due, as a Poisson process has them. */
  private static final class Arrivals {
    static final long NONE = Long.MIN_VALUE;

    private final Random random = new Random(CORES);
    private final double rate;
    private int left;
    private long due = System.nanoTime();

    Arrivals(double rate, int requests) {
      this.rate = rate;
      this.left = requests;
    }

    synchronized long next() {
      if (left == 0) {
        return NONE;
      }
      left--;
      due += (long) (-Math.log(1 - random.nextDouble()) / rate * 1e9);
      return due;
    }
  }

  /** Work of one caller, with random numbers of its own. */
  private interface Caller {
    List<Double> call(Random random);
  }

  private static double[] together(int callers, Caller caller) throws Exception {
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
      return all.stream().mapToDouble(Double::doubleValue).toArray();
    } finally {
      threads.shutdown();
    }
  }
}
