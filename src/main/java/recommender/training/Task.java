package recommender.training;

import java.io.Serializable;
import recommender.vectors.Round;

/**
 * The order to the workers of a round: which mini-batches, from which step, at which rates.
 *
 * @param training that the round is of
 * @param number of the round, growing
 * @param round which mini-batches
 * @param iterations mini-batches that the state was trained on
 * @param rates the learning rate in each epoch of the round
 */
record Task(Training training, long number, Round round, int iterations, double[] rates)
    implements Serializable {

  /**
   * What all rounds have in common.
   *
   * @param id of the training
   * @param configuration of the network as JSON: it is read by the first round only
   * @param threads of the native code
   * @param refeeds whether each mini-batch is followed by a step on the network's own outputs
   */
  record Training(String id, String configuration, int threads, boolean refeeds)
      implements Serializable {

    /** Steps that a worker takes on a mini-batch. */
    int stepsPerBatch() {
      return refeeds ? 2 : 1;
    }
  }

  /** The learning rate in an epoch of the round. */
  double rate(int epoch) {
    return rates[epoch - round.firstEpoch()];
  }
}
