package recommender.training;

import java.util.Optional;
import recommender.config.TrainingSettings;
import recommender.network.SparseNetwork;
import recommender.vectors.LocalMiniBatches;
import recommender.vectors.RoundLength;

/**
 * Training of a network in this thread, as {@link Trainer} does with a single worker.
 *
 * @param validator chooses the best epoch
 */
public record LocalTrainer(TrainingSettings settings, Validator validator) {

  /**
   * Trains in place.
   *
   * @param network with first weights; holds those of the last epoch run afterwards
   * @param epochs at most
   * @return the epochs that were run, all of them validated
   * @throws DivergedException when the loss is no longer a number
   */
  public BestByValidation<Epoch> train(
      SparseNetwork network, LocalMiniBatches batches, int epochs) {
    network.prepare(null, 1);
    Steps steps = new Steps(network, settings.refeed());
    TrainingLoop loop =
        new TrainingLoop(settings, Optional.of(validator), new TrainingLoop.Listener() {});
    loop.run(new LocalRounds(steps, batches), RoundLength.ofEpochs(1).rounds(epochs));
    return loop.best();
  }
}
