package recommender.vectors;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Iterator over the mini-batches that a worker trains on in a round, epoch after epoch. */
final class MiniBatchIterator implements Iterator<DataSet> {
  private final WorkerUsers users;
  private final BatchAssignment assignment;
  private final Round round;
  private final MiniBatch matrices;
  private final int perEpoch;
  private int epoch;
  private int batch;

  /**
   * @param assignment of the users to the workers
   * @param corruption from the users' ratings to inputs and targets
   */
  MiniBatchIterator(
      WorkerUsers users, BatchAssignment assignment, Round round, Corruption corruption) {
    this.users = users;
    this.assignment = assignment;
    this.round = round;
    this.matrices = new MiniBatch(users, corruption, assignment);
    this.perEpoch = assignment.batches(users.worker());
    this.epoch = round.firstEpoch();
    this.batch = round.from(perEpoch);
  }

  @Override
  public boolean hasNext() {
    return epoch <= round.lastEpoch() && batch < round.to(perEpoch);
  }

  /** The next mini-batch, valid until the one after it is asked for. */
  @Override
  public EpochBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int[] members = members();
    // Dropout masks then depend on the mini-batch, not on what the thread trained before.
    Nd4j.getRandom().setSeed(SeedHash.of(assignment.seed(), epoch, users.worker(), batch));
    EpochBatch next = matrices.filledWith(members, epoch);
    advance();
    return next;
  }

  /** Frees the last mini-batch. */
  void free() {
    matrices.free();
  }

  private int[] members() {
    Permutation order = assignment.order(epoch, users.worker());
    int from = batch * assignment.size();
    int to = (int) Math.min((long) from + assignment.size(), users.count());
    return IntStream.range(from, to).map(place -> (int) order.at(place)).toArray();
  }

  private void advance() {
    batch++;
    if (batch == round.to(perEpoch)) {
      epoch++;
      batch = round.from(perEpoch);
    }
  }
}
