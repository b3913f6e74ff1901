package recommender.vectors;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The mini-batches between two averagings: {@code from} inclusive to {@code to} exclusive, dealt
 * out to the workers in turn.
 *
 * @param workers at least 1, at most as many as there are mini-batches, so that none is idle
 */
public record Round(int from, int to, int workers) implements Serializable {

  /**
   * Divides an epoch into rounds of equal size, give or take one mini-batch, each mini-batch in
   * exactly one round.
   *
   * @param batches mini-batches of the epoch, at least 1
   * @param workers networks trained side by side, at least 1
   * @param frequency mini-batches a worker should train in a round, at least 1
   */
  public static List<Round> plan(int batches, int workers, int frequency) {
    long perRound = Math.min(batches, (long) workers * frequency);
    int rounds = (int) Math.max(1, Math.round((double) batches / perRound));
    List<Round> plan = new ArrayList<>(rounds);
    for (int round = 0; round < rounds; round++) {
      int from = (int) ((long) batches * round / rounds);
      int to = (int) ((long) batches * (round + 1) / rounds);
      plan.add(new Round(from, to, Math.min(workers, to - from)));
    }
    return plan;
  }

  /** Mini-batches of the round. */
  public int batches() {
    return to - from;
  }

  /** The most mini-batches that any of its workers trains. */
  public int batchesPerWorker() {
    return (batches() + workers - 1) / workers;
  }

  boolean holds(long batch) {
    return batch >= from && batch < to;
  }

  int workerOf(long batch) {
    return (int) ((batch - from) % workers);
  }
}
