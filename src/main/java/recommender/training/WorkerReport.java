package recommender.training;

import java.io.Serializable;

/**
 * The result of a round of a worker, or of several added up: losses and state.
 *
 * <p>No record, since Kryo cannot write the fields of one.
 */
final class WorkerReport implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Losses losses;
  private final long network;
  private final TravellingState state;
  private int workers = 1;

  private WorkerReport(Losses losses, long network, TravellingState state) {
    this.losses = losses;
    this.network = network;
    this.state = state;
  }

  /** A report of a worker whose network stands in the driver's JVM. */
  static WorkerReport of(Losses losses, long network) {
    return new WorkerReport(losses, network, null);
  }

  /** A report that takes the state along. */
  static WorkerReport of(Losses losses, TravellingState state) {
    return new WorkerReport(losses, 0, state);
  }

  /** Adds another report, that brought its state along, to this one. */
  WorkerReport plus(WorkerReport other) {
    losses.add(other.losses);
    state.add(other.state);
    workers += other.workers;
    return this;
  }

  Losses losses() {
    return losses;
  }

  /** The id of the network in the {@link NetworkPool}. */
  long network() {
    return network;
  }

  /** The sum of the states of all workers. */
  TravellingState state() {
    return state;
  }

  int workers() {
    return workers;
  }
}
