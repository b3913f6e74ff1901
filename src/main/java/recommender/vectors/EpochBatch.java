package recommender.vectors;

import org.nd4j.linalg.dataset.DataSet;

/**
 * Mini-batch of packed features and labels, with its epoch and the number of ratings in its loss.
 */
public final class EpochBatch extends DataSet {
  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final long ratings;

  EpochBatch(DataSet matrices, int epoch, long ratings) {
    super(matrices.getFeatures(), matrices.getLabels());
    this.epoch = epoch;
    this.ratings = ratings;
  }

  /** Counted from 1. */
  public int epoch() {
    return epoch;
  }

  /** Ratings that the loss is summed over. */
  public long ratings() {
    return ratings;
  }
}
