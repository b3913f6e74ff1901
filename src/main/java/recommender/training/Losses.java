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
  private final double[] squaredErrors;
  private final long[] ratings;
  private final long[] batches;

  /** Nothing yet, for every epoch of a round. */
  Losses(Round round) {
    firstEpoch = round.firstEpoch();
    squaredErrors = new double[round.epochs()];
    ratings = new long[round.epochs()];
    batches = new long[round.epochs()];
  }

  /** Adds a mini-batch. */
  void add(int epoch, double errors, long observed) {
    squaredErrors[epoch - firstEpoch] += errors;
    ratings[epoch - firstEpoch] += observed;
    batches[epoch - firstEpoch]++;
  }

  /** Adds those of the same epochs. */
  void add(Losses other) {
    for (int i = 0; i < batches.length; i++) {
      squaredErrors[i] += other.squaredErrors[i];
      ratings[i] += other.ratings[i];
      batches[i] += other.batches[i];
    }
  }

  /** Masked MSE of an epoch, without the L2 term. */
  double loss(int epoch) {
    return squaredErrors[epoch - firstEpoch] / ratings[epoch - firstEpoch];
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
