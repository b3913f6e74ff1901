package recommender.job;

import java.util.Optional;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.report.Metrics;
import recommender.training.TrainedModel;
import recommender.training.Workers;

/**
 * A trained network with what was chosen for it.
 *
 * @param validated users of the validation part who could be scored
 * @param validation what was measured on that part, of the epoch that was kept
 */
record Trained(
    Autoencoder autoencoder,
    TrainedModel model,
    Workers workers,
    long validated,
    Optional<Metrics.Validation> validation) {

  SparseNetwork network() {
    return model.network();
  }
}
