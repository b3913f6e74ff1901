package recommender.training;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaRDD;

/**
 * Transport of states within one JVM: workers copy the driver's arrays, and the driver reads
 * theirs. No parameter is serialised.
 */
final class LocalTransport implements StateTransport {
  private static final Map<String, ModelState> STATES = new ConcurrentHashMap<>();

  /** Seconds to start the tasks of a round and to collect their results. */
  private static final double JOB = 0.02;

  /** Seconds for a float of a worker: copied in, added up, and its share of the mean. */
  private static final double FLOAT = 1.5e-9;

  private final String training;

  LocalTransport(String training) {
    this.training = training;
  }

  /** Trainings that have a state here. */
  static List<String> trainings() {
    return List.copyOf(STATES.keySet());
  }

  @Override
  public RoundStart begin(ModelState state) {
    STATES.put(training, state);
    return new Start();
  }

  @Override
  public Losses end(JavaRDD<WorkerReport> reports, ModelState state) {
    NetworkPool pool = NetworkPool.of(training);
    List<WorkerReport> all = reports.collect();
    state.setToMeanOf(all.stream().map(report -> pool.find(report.network()).state()).toList());
    Losses losses = all.get(0).losses();
    all.stream().skip(1).forEach(report -> losses.add(report.losses()));
    return losses;
  }

  @Override
  public double seconds(long floats, int workers) {
    return JOB + floats * workers * FLOAT;
  }

  @Override
  public void close(JavaRDD<Integer> workers) {
    close();
  }

  @Override
  public void close() {
    STATES.remove(training);
    NetworkPool.close(training);
  }

  /** Knows the training by name only. */
  private static final class Start implements RoundStart {
    private static final long serialVersionUID = 1L;

    @Override
    public WorkerNetwork borrow(Task task) {
      ModelState state = STATES.get(task.training().id());
      if (state == null) {
        throw new IllegalStateException("the training is over");
      }
      WorkerNetwork network =
          NetworkPool.of(task.training().id()).lend(task, state.arrays().get(0).length());
      network.state().copyFrom(state);
      return network;
    }

    @Override
    public WorkerReport report(WorkerNetwork network, Losses losses) {
      return WorkerReport.of(losses, network.id());
    }
  }
}
