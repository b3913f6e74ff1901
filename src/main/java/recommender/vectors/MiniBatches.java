package recommender.vectors;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.nd4j.linalg.dataset.DataSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Train users, assigned to the workers and kept by them, and the mini-batches of every round, made
 * one at a time inside the task that trains on them.
 *
 * <p>Only the assignment moves data: a round is a job of one stage.
 */
public final class MiniBatches implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MiniBatches.class);

  private final JavaRDD<WorkerUsers> workers;
  private final Broadcast<Corruption> corruption;
  private final BatchAssignment assignment;
  private final long ratings;

  private MiniBatches(
      JavaRDD<WorkerUsers> workers, Broadcast<Corruption> corruption, BatchAssignment assignment) {
    this.workers = workers;
    this.corruption = corruption;
    this.assignment = assignment;
    this.ratings = demandAllAssigned();
  }

  /**
   * Assigns the users of a table of vectors to the workers.
   *
   * @param users from {@link UserVectors#of}, as many as {@code assignment} has; worth caching
   * @param corruption from their ratings to inputs and targets
   * @throws IllegalStateException when the table has another number of users
   */
  public static MiniBatches of(
      Dataset<Row> users, Corruption corruption, BatchAssignment assignment) {
    Broadcast<Corruption> broadcast =
        JavaSparkContext.fromSparkContext(users.sparkSession().sparkContext())
            .broadcast(corruption);
    Permutation places = assignment.places();
    // The number of a user is the rank of the id, so it stays when the partitions change.
    JavaRDD<WorkerUsers> workers =
        UserVectors.vectors(users)
            .zipWithIndex()
            .mapToPair(user -> new Tuple2<>(places.at(user._2), user._1))
            .repartitionAndSortWithinPartitions(new ByWorker(assignment))
            .mapPartitions(assigned -> packed(assigned, broadcast))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new MiniBatches(workers, broadcast, assignment);
    } catch (RuntimeException e) {
      workers.unpersist(false);
      broadcast.destroy();
      throw e;
    }
  }

  /** The assignment of users to workers. */
  public BatchAssignment assignment() {
    return assignment;
  }

  /** Ratings of an epoch. */
  public long ratings() {
    return ratings;
  }

  /**
   * The mini-batches of a round, each an {@link EpochBatch}, one partition per worker. A mini-batch
   * is valid until the next one of its partition is asked for.
   */
  public JavaRDD<DataSet> of(Round round) {
    BatchAssignment assignment = this.assignment;
    Broadcast<Corruption> corruption = this.corruption;
    return workers.mapPartitions(
        users -> new MiniBatchIterator(users.next(), assignment, round, corruption.value()));
  }

  /** The number of each worker, in the place where its mini-batches are made. */
  public JavaRDD<Integer> places() {
    return workers.map(WorkerUsers::worker);
  }

  private static Iterator<WorkerUsers> packed(
      Iterator<Tuple2<Long, UserVector>> assigned, Broadcast<Corruption> corruption) {
    return List.of(
            WorkerUsers.of(TaskContext.getPartitionId(), assigned, corruption.value().transform()))
        .iterator();
  }

  /** Moves the users to their workers, checks their numbers and returns the number of ratings. */
  private long demandAllAssigned() {
    List<long[]> counts =
        workers.map(worker -> new long[] {worker.count(), worker.ratings()}).collect();
    for (int worker = 0; worker < counts.size(); worker++) {
      if (counts.get(worker)[0] != assignment.users(worker)) {
        throw new IllegalStateException(
            "expected %d users for worker %d of %d, was %d; the table of users has changed"
                .formatted(
                    assignment.users(worker), worker, assignment.workers(), counts.get(worker)[0]));
      }
    }
    long all = counts.stream().mapToLong(count -> count[1]).sum();
    LOG.info(
        "Assigned {} vectors with {} ratings to {} workers: {} mini-batches of {} an epoch.",
        assignment.users(),
        all,
        assignment.workers(),
        assignment.batches(),
        assignment.size());
    return all;
  }

  /** Frees what the executors hold for it. */
  @Override
  public void close() {
    workers.unpersist(false);
    corruption.destroy();
  }

  /** Partitioner that maps the place of a user to the user's worker. */
  private static final class ByWorker extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final BatchAssignment assignment;

    ByWorker(BatchAssignment assignment) {
      this.assignment = assignment;
    }

    @Override
    public int numPartitions() {
      return assignment.workers();
    }

    @Override
    public int getPartition(Object place) {
      return assignment.workerOf((Long) place);
    }
  }
}
