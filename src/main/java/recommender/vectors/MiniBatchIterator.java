package recommender.vectors;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recommender.vectors.MiniBatches.Shape;
import scala.Tuple2;

/** Gathers the users of a partition, sorted by their places, into one mini-batch after another. */
final class MiniBatchIterator implements Iterator<DataSet> {
  private final Iterator<Tuple2<Long, UserVector>> users;
  private final Shape shape;
  private final InputTransform transform;
  private final int epoch;
  private final MiniBatch matrices;
  private Tuple2<Long, UserVector> next;

  MiniBatchIterator(
      Iterator<Tuple2<Long, UserVector>> users, Shape shape, InputTransform transform, int epoch) {
    this.users = users;
    this.shape = shape;
    this.transform = transform;
    this.epoch = epoch;
    this.matrices = new MiniBatch(shape.size(), shape.items());
    advance();
  }

  /** Looks at the next user only: the mini-batch handed out last is still in use. */
  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public DataSet next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    long batch = next._1 / shape.size();
    List<UserVector> members = new ArrayList<>(shape.size());
    while (next != null && next._1 / shape.size() == batch) {
      members.add(next._2);
      advance();
    }
    // Dropout masks then depend on the mini-batch, not on which worker happens to train it.
    Nd4j.getRandom().setSeed(Mix.of(shape.seed(), epoch, batch));
    return matrices.filledWith(members, transform);
  }

  private void advance() {
    next = users.hasNext() ? users.next() : null;
  }
}
