package recommender.training;

import java.io.Serializable;

/**
 * Goes to the tasks of a round: how a worker comes by the driver's state, and hands back its own.
 */
interface RoundStart extends Serializable {

  /** Lends the network to train, with the driver's state in it. */
  WorkerNetwork borrow(Task task);

  /** What the worker of a trained network hands back. */
  WorkerReport report(WorkerNetwork network, Losses losses);
}
