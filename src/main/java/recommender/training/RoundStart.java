package recommender.training;

import java.io.Serializable;

/**
 * The part of a transport that travels to the tasks of a round: it gives a worker the driver's
 * state and takes the worker's own back.
 */
interface RoundStart extends Serializable {

  /** Lends the network to train, with the driver's state in it. */
  WorkerNetwork borrow(Task task);

  /** What the worker of a trained network hands back. */
  WorkerReport report(WorkerNetwork network, Losses losses);
}
