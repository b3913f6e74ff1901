package recommender.vectors;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Packs one mini-batch of a worker's users after another; only the last one exists, since memory
 * off the heap would else wait for the garbage collector.
 */
final class MiniBatch {
  private final WorkerUsers users;
  private final int size;
  private final int items;
  private INDArray packed;

  /**
   * @param users of the worker
   * @param size users of a mini-batch
   * @param items in the catalogue
   */
  MiniBatch(WorkerUsers users, int size, int items) {
    this.users = users;
    this.size = size;
    this.items = items;
  }

  /**
   * The mini-batch of some users, valid until the next call. Features and labels are one array, as
   * the network is to give back what it is fed.
   *
   * @param members numbers of the users, at most as many as a mini-batch has; it is filled up with
   *     users without ratings, which add nothing to the loss
   */
  DataSet filledWith(int[] members) {
    free();
    packed = PackedRatings.pack(rows(members), items);
    return new DataSet(packed, packed);
  }

  /** Frees the last mini-batch. */
  void free() {
    if (packed != null) {
      packed.close();
      packed = null;
    }
  }

  private SparseRows rows(int[] members) {
    int[] starts = new int[size + 1];
    for (int row = 0; row < members.length; row++) {
      starts[row + 1] = starts[row] + users.end(members[row]) - users.start(members[row]);
    }
    Arrays.fill(starts, members.length, size + 1, starts[members.length]);
    SparseRows rows = new SparseRows(starts, new int[starts[size]], new float[starts[size]]);
    for (int row = 0; row < members.length; row++) {
      int from = users.start(members[row]);
      int ratings = users.end(members[row]) - from;
      System.arraycopy(users.columns(), from, rows.columns(), starts[row], ratings);
      System.arraycopy(users.centred(), from, rows.values(), starts[row], ratings);
    }
    return rows;
  }
}
