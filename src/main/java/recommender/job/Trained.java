package recommender.job;

import java.util.Optional;
import recommender.evaluation.UserErrors;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.training.TrainedModel;
import recommender.training.Workers;

/**
 * A trained network with what was chosen for it.
 *
 * @param validated users of the validation part who could be scored
 * @param validation errors on that part, of the epoch that was kept
 */
record Trained(
    Autoencoder autoencoder,
    TrainedModel model,
    Workers workers,
    long validated,
    Optional<UserErrors> validation) {

  SparseNetwork network() {
    return model.network();
  }
}
