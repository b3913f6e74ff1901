package recommender.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The networks of the workers of one training in this JVM, kept from round to round: to allocate
 * them anew would cost more than to average them.
 *
 * <p>What a network learnt in a round may be read until the next one begins, so a network is lent
 * once a round at most. An attempt of a task that Spark has given up may still train, on a network
 * that nobody else has.
 */
final class NetworkPool {
  private static final Map<String, NetworkPool> POOLS = new HashMap<>();
  private static long networks;

  private final Map<Long, WorkerNetwork> all = new HashMap<>();
  private final Map<WorkerNetwork, Long> idleSince = new HashMap<>();
  private boolean closed;

  /** The pool of a training, made when it is first asked for. */
  static NetworkPool of(String training) {
    synchronized (POOLS) {
      return POOLS.computeIfAbsent(training, key -> new NetworkPool());
    }
  }

  /** Forgets the pools of all other trainings; memory comes back when nobody uses them any more. */
  static void retainOnly(String training) {
    synchronized (POOLS) {
      POOLS.keySet().retainAll(List.of(training));
    }
  }

  /** Frees the networks of a training that is over. */
  static void close(String training) {
    NetworkPool pool;
    synchronized (POOLS) {
      pool = POOLS.remove(training);
    }
    if (pool != null) {
      pool.close();
    }
  }

  /** Trainings that have a pool in this JVM. */
  static List<String> trainings() {
    synchronized (POOLS) {
      return new ArrayList<>(POOLS.keySet());
    }
  }

  /** Lends a network, with whatever parameters it was left with, until the running task ends. */
  WorkerNetwork lend(Task task, long parameters) {
    WorkerNetwork network = borrow(task, parameters);
    TaskCompletionListener givesBack = context -> giveBack(network, task.number());
    TaskContext.get().addTaskCompletionListener(givesBack);
    return network;
  }

  /**
   * Lends a network.
   *
   * @param task of the round, whose numbers grow
   * @param parameters number of them
   */
  synchronized WorkerNetwork borrow(Task task, long parameters) {
    for (Map.Entry<WorkerNetwork, Long> idle : idleSince.entrySet()) {
      if (idle.getValue() < task.number()) {
        idleSince.remove(idle.getKey());
        return idle.getKey();
      }
    }
    WorkerNetwork fresh = new WorkerNetwork(nextId(), task.training(), parameters);
    all.put(fresh.id(), fresh);
    return fresh;
  }

  /** Takes a network back at the end of a round. */
  synchronized void giveBack(WorkerNetwork network, long round) {
    if (closed) {
      network.close();
    } else {
      idleSince.put(network, round);
    }
  }

  /** The network of an id that was lent before. */
  synchronized WorkerNetwork find(long id) {
    return all.get(id);
  }

  /** Number of networks, lent or not. */
  synchronized int size() {
    return all.size();
  }

  private synchronized void close() {
    closed = true;
    idleSince.keySet().forEach(WorkerNetwork::close);
    idleSince.clear();
    all.clear();
  }

  private static long nextId() {
    synchronized (POOLS) {
      return ++networks;
    }
  }
}
