package recommender.training;

import java.util.List;
import recommender.network.SparseNetwork;

/**
 * A trained network with the history of its training.
 *
 * @param network with the parameters of the best epoch
 * @param history every epoch that was run, at least one
 * @param bestEpoch counted from 1; the last one when there was no validation part
 * @param batchesPerRound mini-batches of a worker between two averagings
 * @param seconds wall time of all epochs, validation included
 * @param resumedFrom the epoch of the checkpoint that training went on from; 0 where it began anew
 */
public record TrainedModel(
    SparseNetwork network,
    List<Epoch> history,
    int bestEpoch,
    int batchesPerRound,
    double seconds,
    int resumedFrom) {

  /** Averagings of all epochs. */
  public int averagingRounds() {
    return history.stream().mapToInt(Epoch::rounds).sum();
  }

  /** Seconds of training of an epoch, on average. */
  public double secondsPerEpoch() {
    return history.stream().mapToDouble(Epoch::seconds).average().orElseThrow();
  }

  /** Train ratings a second over all epochs. */
  public double ratingsPerSecond() {
    double ratings = history.stream().mapToLong(Epoch::ratings).sum();
    return ratings / history.stream().mapToDouble(Epoch::seconds).sum();
  }

  /** Train loss of the first epoch. */
  public double firstLoss() {
    return history.get(0).trainLoss();
  }

  /** Train loss of the last epoch run. */
  public double lastLoss() {
    return history.get(history.size() - 1).trainLoss();
  }
}
