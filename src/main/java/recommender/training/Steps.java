package recommender.training;

import recommender.network.SparseNetwork;
import recommender.vectors.EpochBatch;

/**
 * The steps that a network takes on mini-batches.
 *
 * @param refeeds whether each mini-batch is followed by a step on the network's own outputs
 */
record Steps(SparseNetwork network, boolean refeeds) {

  /**
   * Trains on a mini-batch.
   *
   * @param losses are given those that were met before the step
   */
  void take(EpochBatch batch, double learningRate, Losses losses) {
    network.setLearningRate(learningRate);
    network.fit(batch);
    losses.add(batch.epoch(), network.score() * batch.ratings(), batch.ratings());
    if (refeeds) {
      network.refeed(batch.getFeatures());
    }
  }
}
