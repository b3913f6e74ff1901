package recommender.training;

import recommender.network.SparseNetwork;
import recommender.vectors.Round;

/** The executor of the steps of a training: workers side by side, or this thread. */
interface RoundTrainer {

  /** The network that is trained, up to date between two rounds. */
  SparseNetwork network();

  /** Mini-batches of an epoch, of all workers. */
  int batchesPerEpoch();

  /**
   * Trains a round; rounds come in their order, each once.
   *
   * @param rates the learning rate in each epoch of the round
   * @return the losses of all mini-batches of the round
   */
  Losses train(Round round, double[] rates);
}
