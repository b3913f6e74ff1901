package recommender.vectors;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import scala.Tuple2;

/**
 * Mini-batches of a single worker that has all users, made in this JVM without Spark: those that
 * {@link MiniBatches} makes for one worker.
 */
public final class LocalMiniBatches {
  private final WorkerUsers users;
  private final BatchAssignment assignment;
  private final Corruption corruption;

  /**
   * @param users in the order of their ids, as many as {@code assignment} says
   * @param corruption what the network sees of their ratings
   * @param assignment to one worker
   */
  public LocalMiniBatches(
      List<UserVector> users, Corruption corruption, BatchAssignment assignment) {
    this.users = WorkerUsers.of(0, inPlace(users, assignment), corruption.transform());
    this.assignment = assignment;
    this.corruption = corruption;
  }

  /** Mini-batches of an epoch. */
  public int perEpoch() {
    return assignment.batches();
  }

  /** Hands over the mini-batches of a round one after the other, each to be used at once. */
  public void forEach(Round round, Consumer<EpochBatch> taker) {
    MiniBatchIterator batches = new MiniBatchIterator(users, assignment, round, corruption);
    try {
      while (batches.hasNext()) {
        taker.accept(batches.next());
      }
    } finally {
      batches.free();
    }
  }

  private static Iterator<Tuple2<Long, UserVector>> inPlace(
      List<UserVector> users, BatchAssignment assignment) {
    Permutation places = assignment.places();
    return LongStream.range(0, users.size())
        .mapToObj(rank -> new Tuple2<>(places.at(rank), users.get((int) rank)))
        .sorted(Comparator.comparing(Tuple2::_1))
        .iterator();
  }
}
