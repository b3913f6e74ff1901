package recommender.training;

import recommender.network.SparseNetwork;
import recommender.vectors.LocalMiniBatches;
import recommender.vectors.Round;

/** Rounds that this thread trains, as a single worker would. */
record LocalRounds(Steps steps, LocalMiniBatches batches) implements RoundTrainer {

  @Override
  public SparseNetwork network() {
    return steps.network();
  }

  @Override
  public int batchesPerEpoch() {
    return batches.perEpoch();
  }

  @Override
  public Losses train(Round round, double[] rates) {
    Losses losses = new Losses(round);
    batches.forEach(
        round, batch -> steps.take(batch, rates[batch.epoch() - round.firstEpoch()], losses));
    network().settle();
    return losses;
  }
}
