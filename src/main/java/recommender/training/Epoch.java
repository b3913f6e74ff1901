package recommender.training;

import java.util.OptionalDouble;

/**
 * An epoch of a training: its losses, its validation metric and its cost.
 *
 * @param epoch counted from 1
 * @param trainLoss masked MSE met during the epoch, weighted by ratings, or negative log-likelihood
 *     per positive, without the L2 term
 * @param validation RMSE, or NDCG@10 on the validation part, where there is one, after the last
 *     round
 * @param learningRate in force
 * @param rounds averagings that ended in it; 0 inside a round of several epochs
 * @param ratings trained, each once
 * @param seconds of training, validation not included; a round of several epochs is shared out
 */
public record Epoch(
    int epoch,
    double trainLoss,
    OptionalDouble validation,
    double learningRate,
    int rounds,
    long ratings,
    double seconds) {

  /** Train ratings a second. */
  public double ratingsPerSecond() {
    return ratings / seconds;
  }
}
