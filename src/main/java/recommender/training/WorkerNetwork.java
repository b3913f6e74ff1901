package recommender.training;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import recommender.network.SparseNetwork;

/** A network that a worker trains for a round, then another worker perhaps for the next. */
final class WorkerNetwork {
  private final long id;
  private final SparseNetwork network;
  private final Steps steps;
  private boolean closed;

  /**
   * A network whose parameters are still to be copied in.
   *
   * @param id unique in the JVM
   * @param parameters number of them
   */
  WorkerNetwork(long id, Task.Training training, long parameters) {
    this.id = id;
    this.network = new SparseNetwork(MultiLayerConfiguration.fromJson(training.configuration()));
    network.init(Nd4j.createUninitialized(DataType.FLOAT, 1, parameters), false);
    network.prepare(null, training.threads());
    this.steps = new Steps(network, training.refeeds());
  }

  long id() {
    return id;
  }

  SparseNetwork network() {
    return network;
  }

  ModelState state() {
    return ModelState.of(network);
  }

  /**
   * Begins a round with the state copied in.
   *
   * @param iterations mini-batches that it was trained on, for the optimiser's bias correction
   */
  void begin(int iterations) {
    network.forgetSteps();
    network.getLayerWiseConfigurations().setIterationCount(iterations);
  }

  /** How it is trained on mini-batches. */
  Steps steps() {
    return steps;
  }

  /**
   * Runs something that reads the arrays while they cannot be freed.
   *
   * @throws IllegalStateException when they were freed: the training is over, and whoever asks is
   *     too late to matter
   */
  synchronized <E extends Exception> void whileOpen(Reading<E> reading) throws E {
    if (closed) {
      throw new IllegalStateException("the training is over");
    }
    reading.run();
  }

  /** Something that reads the arrays. */
  interface Reading<E extends Exception> {
    void run() throws E;
  }

  /** Frees all memory off the heap. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      network.close();
    }
  }
}
