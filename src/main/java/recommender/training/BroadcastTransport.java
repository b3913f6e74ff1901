package recommender.training;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Transport of states between JVMs: one broadcast a round to the workers, and their states summed
 * up in a tree.
 */
final class BroadcastTransport implements StateTransport {
  private static final int DEPTH = 2;

  /** Seconds to broadcast, to start the tasks of a round and to collect their results. */
  private static final double JOB = 0.1;

  /** Seconds to write, send and read a float, once to the workers and once from each. */
  private static final double FLOAT = 1e-8;

  private final JavaSparkContext spark;
  private final String training;
  private Broadcast<TravellingState> sent;

  BroadcastTransport(JavaSparkContext spark, String training) {
    this.spark = spark;
    this.training = training;
  }

  @Override
  public RoundStart begin(ModelState state) {
    sent = spark.broadcast(TravellingState.of(state));
    return new Start(sent, state.arrays().get(0).length());
  }

  @Override
  public Losses end(JavaRDD<WorkerReport> reports, ModelState state) {
    try {
      WorkerReport all =
          reports.treeAggregate(null, BroadcastTransport::sum, BroadcastTransport::sum, DEPTH);
      all.state().copyTo(state, 1F / all.workers());
      return all.losses();
    } finally {
      close();
    }
  }

  private static WorkerReport sum(WorkerReport one, WorkerReport other) {
    return one == null ? other : other == null ? one : one.plus(other);
  }

  @Override
  public double seconds(long floats, int workers) {
    return JOB + floats * (1 + workers) * FLOAT;
  }

  @Override
  public void close(JavaRDD<Integer> workers) {
    close();
    String training = this.training;
    workers.foreach(worker -> NetworkPool.close(training));
  }

  @Override
  public void close() {
    if (sent != null) {
      sent.destroy();
      sent = null;
    }
  }

  /** Holds the broadcast. */
  private static final class Start implements RoundStart {
    private static final long serialVersionUID = 1L;
    private final Broadcast<TravellingState> sent;
    private final long parameters;

    Start(Broadcast<TravellingState> sent, long parameters) {
      this.sent = sent;
      this.parameters = parameters;
    }

    @Override
    public WorkerNetwork borrow(Task task) {
      TravellingState state = sent.value();
      NetworkPool.retainOnly(task.training().id());
      WorkerNetwork network = NetworkPool.of(task.training().id()).lend(task, parameters);
      state.copyTo(network.state());
      return network;
    }

    @Override
    public WorkerReport report(WorkerNetwork network, Losses losses) {
      return WorkerReport.of(losses, TravellingState.of(network));
    }
  }
}
