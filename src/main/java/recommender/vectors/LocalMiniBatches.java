package recommender.vectors;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The mini-batches of a single worker that has all users, made where they are asked for: the same
 * that {@link MiniBatches} deals out to one worker, without Spark.
 */
public final class LocalMiniBatches {
  private final WorkerUsers users;
  private final Dealing dealing;
  private final int items;

  /**
   * @param users in the order of their ids, as many as {@code dealing} says
   * @param transform what the network sees of a rating; its offsets give the number of items
   * @param dealing to one worker
   */
  public LocalMiniBatches(List<UserVector> users, InputTransform transform, Dealing dealing) {
    this.users = WorkerUsers.of(0, inPlace(users, dealing).iterator(), transform);
    this.dealing = dealing;
    this.items = transform.bias().itemOffsets().length;
  }

  /** Mini-batches of an epoch. */
  public int perEpoch() {
    return dealing.batches();
  }

  /**
   * The mini-batches of a round, each an {@link EpochBatch} that is valid until the next one is
   * asked for.
   */
  public Iterator<DataSet> of(Round round) {
    return new MiniBatchIterator(users, dealing, round, items);
  }

  private static List<UserVector> inPlace(List<UserVector> users, Dealing dealing) {
    UserVector[] placed = new UserVector[users.size()];
    Permutation places = dealing.places();
    for (int rank = 0; rank < placed.length; rank++) {
      placed[(int) places.at(rank)] = users.get(rank);
    }
    return Arrays.asList(placed);
  }
}
