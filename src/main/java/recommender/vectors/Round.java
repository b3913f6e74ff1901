package recommender.vectors;

import java.io.Serializable;

/**
 * Averaging round, the work between two averagings: whole epochs, or one of several parts of a
 * single epoch.
 *
 * @param firstEpoch counted from 1
 * @param lastEpoch inclusive
 * @param part counted from 0
 * @param parts of the epoch; 1 when the round holds all of it
 */
public record Round(int firstEpoch, int lastEpoch, int part, int parts) implements Serializable {

  /** Epochs that the round is a part of or spans. */
  public int epochs() {
    return lastEpoch - firstEpoch + 1;
  }

  /** Whether its epochs are over with it. */
  public boolean endsEpoch() {
    return part == parts - 1;
  }

  /**
   * The first of a worker's mini-batches in each of the epochs, inclusive.
   *
   * @param batches of the worker in an epoch
   */
  public int from(int batches) {
    return (int) ((long) batches * part / parts);
  }

  /** The end of a worker's mini-batches in each of the epochs, exclusive. */
  public int to(int batches) {
    return (int) ((long) batches * (part + 1) / parts);
  }

  /**
   * Mini-batches that a worker trains in the round.
   *
   * @param batches of the worker in an epoch
   */
  public int batches(int batches) {
    return epochs() * (to(batches) - from(batches));
  }
}
