package recommender.vectors;

import java.util.Iterator;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.nd4j.linalg.dataset.DataSet;
import scala.Tuple2;

/**
 * Deals users out to mini-batches, another seeded order every epoch, and makes the matrices of one
 * mini-batch at a time inside the task that trains on it.
 *
 * <p>Which users meet in a mini-batch depends on seed and epoch only, not on partitions or workers.
 */
public final class MiniBatches implements AutoCloseable {
  private final JavaPairRDD<UserVector, Long> numbered;
  private final Broadcast<InputTransform> transform;
  private final Shape shape;

  /** What a mini-batch of every epoch looks like. */
  record Shape(long users, int items, int size, long seed) implements java.io.Serializable {}

  private MiniBatches(
      JavaPairRDD<UserVector, Long> numbered, Broadcast<InputTransform> transform, Shape shape) {
    this.numbered = numbered;
    this.transform = transform;
    this.shape = shape;
  }

  /**
   * Mini-batches of a table of vectors.
   *
   * @param users from {@link UserVectors#of}, at least one row; worth caching
   * @param transform what the network sees of a rating; its offsets give the number of items
   * @param size users in a mini-batch, at least 1; fewer when there are not as many
   */
  public static MiniBatches of(Dataset<Row> users, InputTransform transform, int size, long seed) {
    // The number of a user is the rank of the id, so it stays when the partitions change.
    JavaPairRDD<UserVector, Long> numbered = UserVectors.vectors(users).zipWithIndex();
    long count = users.count();
    int items = transform.bias().itemOffsets().length;
    Shape shape = new Shape(count, items, (int) Math.min(size, count), seed);
    Broadcast<InputTransform> broadcast =
        JavaSparkContext.fromSparkContext(users.sparkSession().sparkContext()).broadcast(transform);
    return new MiniBatches(numbered, broadcast, shape);
  }

  /** Rows of every mini-batch, the last one filled up with empty rows. */
  public int size() {
    return shape.size();
  }

  /** Mini-batches of an epoch. */
  public int perEpoch() {
    return Math.toIntExact((shape.users() + shape.size() - 1) / shape.size());
  }

  /**
   * The mini-batches of a round, one partition per worker. A mini-batch is valid until the next one
   * of its partition is asked for.
   *
   * @param epoch counted from 1
   */
  public JavaRDD<DataSet> of(int epoch, Round round) {
    Permutation order = new Permutation(shape.users(), Mix.of(shape.seed(), epoch));
    Shape shape = this.shape;
    Broadcast<InputTransform> transform = this.transform;
    return numbered
        .mapToPair(user -> new Tuple2<>(order.at(user._2), user._1))
        .filter(user -> round.holds(user._1 / shape.size()))
        .repartitionAndSortWithinPartitions(new ByWorker(round, shape.size()))
        .mapPartitions(users -> batches(users, shape, transform, epoch));
  }

  private static Iterator<DataSet> batches(
      Iterator<Tuple2<Long, UserVector>> users,
      Shape shape,
      Broadcast<InputTransform> transform,
      int epoch) {
    return new MiniBatchIterator(users, shape, transform.value(), epoch);
  }

  /** Frees what the executors hold for it. */
  @Override
  public void close() {
    transform.destroy();
  }

  /** Puts a user, by place in the epoch's order, to the worker that trains its mini-batch. */
  private static final class ByWorker extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final Round round;
    private final int size;

    ByWorker(Round round, int size) {
      this.round = round;
      this.size = size;
    }

    @Override
    public int numPartitions() {
      return round.workers();
    }

    @Override
    public int getPartition(Object place) {
      return round.workerOf((Long) place / size);
    }
  }
}
