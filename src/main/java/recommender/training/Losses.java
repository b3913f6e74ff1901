package recommender.training;

import java.io.Serializable;
import recommender.vectors.Round;

/**
 * Sums over the mini-batches of a round, epoch by epoch.
 *
 * <p>They come back with the result of a task, not by accumulators, which count a task twice whose
 * result was lost. No record, since Kryo cannot write the fields of one.
 */
final class Losses implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int firstEpoch;
  private final double[] sums;
  private final long[] ratings;
  private final long[] batches;

  /** Nothing yet, for every epoch of a round. */
  Losses(Round round) {
    firstEpoch = round.firstEpoch();
    sums = new double[round.epochs()];
    ratings = new long[round.epochs()];
    batches = new long[round.epochs()];
  }

  /** Adds a mini-batch. */
  void add(int epoch, double errors, long observed) {
    sums[epoch - firstEpoch] += errors;
    ratings[epoch - firstEpoch] += observed;
    batches[epoch - firstEpoch]++;
  }

  /** Adds those of the same epochs. */
  void add(Losses other) {
    for (int i = 0; i < batches.length; i++) {
      sums[i] += other.sums[i];
      ratings[i] += other.ratings[i];
      batches[i] += other.batches[i];
    }
  }

  /** Loss per target of an epoch, without the L2 term. */
  double loss(int epoch) {
    return sums[epoch - firstEpoch] / ratings[epoch - firstEpoch];
  }

  /** Ratings trained in an epoch. */
  long ratings(int epoch) {
    return ratings[epoch - firstEpoch];
  }

  /** Mini-batches trained in an epoch. */
  long batches(int epoch) {
    return batches[epoch - firstEpoch];
  }
}
