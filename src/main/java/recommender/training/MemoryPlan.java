package recommender.training;

import java.util.Locale;
import recommender.config.TrainingSettings;
import recommender.network.Autoencoder;

/**
 * What training will ask of memory off the heap, from the sizes alone.
 *
 * <p>A parameter is a float of 4 bytes. A worker holds parameters, gradient and the optimiser's
 * state, the broadcast copy of parameters and state, and the matrices of one mini-batch: features,
 * mask, output, error and its gradient. The driver holds the network, the best epoch's parameters
 * and the sum of what two workers send back.
 *
 * @param parameters of the network
 * @param workerBytes for each worker
 * @param driverBytes for the driver
 */
public record MemoryPlan(long parameters, long workerBytes, long driverBytes) {
  private static final int FLOAT = 4;
  private static final int BATCH_MATRICES = 5;

  /** The plan of a network and its training. */
  public static MemoryPlan of(Autoencoder network, TrainingSettings training) {
    long parameters = network.parameters();
    long sent = 1L + training.optimizer().state();
    long batch = (long) training.batchSize() * network.items() * BATCH_MATRICES;
    long worker = parameters * (1 + sent + sent) + batch;
    long driver = parameters * (sent + 1 + 2 * sent);
    return new MemoryPlan(parameters, worker * FLOAT, driver * FLOAT);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d parameters; about %,d MiB off the heap for each worker and %,d MiB for the driver",
        parameters,
        workerBytes >> 20,
        driverBytes >> 20);
  }
}
