package recommender.training;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Transport of the network's state to the workers of a round, and of the mean of theirs back. */
interface StateTransport extends AutoCloseable {

  /** The cheapest way there is: through memory where driver and executors are one JVM. */
  static StateTransport of(JavaSparkContext spark, String training) {
    return spark.sc().isLocal()
        ? new LocalTransport(training)
        : new BroadcastTransport(spark, training);
  }

  /** Makes the state ready to be fetched, until the round is over. */
  RoundStart begin(ModelState state);

  /**
   * Runs the round and averages.
   *
   * @param reports one of each worker, not computed yet
   * @param state that the workers started from, which becomes the mean of theirs
   * @return the losses of all workers
   */
  Losses end(JavaRDD<WorkerReport> reports, ModelState state);

  /**
   * What a round costs besides training, about: an estimate.
   *
   * @param floats of the state
   */
  double seconds(long floats, int workers);

  /**
   * Frees everything.
   *
   * @param workers where the workers ran
   */
  void close(JavaRDD<Integer> workers);

  /** Frees what the driver holds. */
  @Override
  void close();
}
