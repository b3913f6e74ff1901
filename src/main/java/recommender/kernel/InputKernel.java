package recommender.kernel;

import java.util.Arrays;
import recommender.vectors.RatingsByItem;

/**
 * Forward and backward products of the first layer for a mini-batch, item by item: they take time
 * in proportion to its ratings.
 *
 * <p>Each thread takes some of the items; in the forward direction it adds into rows of its own,
 * which are summed afterwards, so that no two threads write to one place and the result does not
 * depend on their timing.
 */
public final class InputKernel {
  private final TrainableRows rows;
  private final ThreadTeam team;
  private final ThreadAccumulators sums = new ThreadAccumulators();

  /**
   * A kernel over the weights of one layer.
   *
   * @param rows [inputs] rows of [units]
   */
  public InputKernel(TrainableRows rows, ThreadTeam team) {
    this.rows = rows;
    this.team = team;
  }

  /**
   * Pre-activations of the units: offsets plus weights times ratings.
   *
   * @param batch ratings by user and input
   * @return [users][units], valid until the next call
   */
  public float[][] forward(RatingsByItem batch) {
    return sums(batch, rows.offsets());
  }

  /**
   * Weights times ratings without offsets.
   *
   * @param batch ratings by user and input
   * @return [users][units], a copy
   */
  public float[][] sums(RatingsByItem batch) {
    float[][] total = sums(batch, new float[rows.offsets().length]);
    return Arrays.stream(total).map(float[]::clone).toArray(float[][]::new);
  }

  private float[][] sums(RatingsByItem batch, float[] offsets) {
    float[][][] parts = sums.cleared(team.threads(), batch.userCount(), offsets.length);
    for (float[] user : parts[0]) {
      System.arraycopy(offsets, 0, user, 0, offsets.length);
    }
    team.forItems(batch, (part, from, to) -> forward(batch, from, to, parts[part]));
    return sums.total();
  }

  private void forward(RatingsByItem batch, int from, int to, float[][] sums) {
    Row row = rows.buffer();
    float[][] four = new float[4][];
    float[] ratings = new float[4];
    int[] users = batch.users();
    float[] values = batch.values();
    for (int i = from; i < to; i++) {
      rows.read(batch.item(i), row);
      int at = batch.start(i);
      int end = batch.end(i);
      for (; at + 4 <= end; at += 4) {
        for (int k = 0; k < 4; k++) {
          four[k] = sums[users[at + k]];
          ratings[k] = values[at + k];
        }
        VectorOps.addToFour(four, ratings, row.weights());
      }
      for (; at < end; at++) {
        VectorOps.add(sums[users[at]], values[at], row.weights());
      }
    }
  }

  /** Passes the gradient of every item that has one to the rows. */
  public void backward(RowProducts gradient) {
    RatingsByItem factors = gradient.factors();
    team.forItems(factors, (part, from, to) -> backward(factors, from, to, gradient.vectors()));
  }

  /**
   * Passes the gradient of the offsets to the rows.
   *
   * @param deltas gradient by the pre-activations: [users][units], at least one user
   */
  public void backwardOffsets(float[][] deltas) {
    float[] offsets = new float[deltas[0].length];
    for (float[] delta : deltas) {
      VectorOps.add(offsets, 1, delta);
    }
    rows.updateOffsets(offsets);
  }

  private void backward(RatingsByItem batch, int from, int to, float[][] vectors) {
    Row row = rows.buffer();
    float[][] four = new float[4][];
    float[] factors = new float[4];
    int[] users = batch.users();
    float[] values = batch.values();
    for (int i = from; i < to; i++) {
      rows.readForUpdate(batch.item(i), row);
      Arrays.fill(row.gradient(), 0);
      int at = batch.start(i);
      int end = batch.end(i);
      for (; at + 4 <= end; at += 4) {
        for (int k = 0; k < 4; k++) {
          four[k] = vectors[users[at + k]];
          factors[k] = values[at + k];
        }
        VectorOps.addFour(row.gradient(), factors, four);
      }
      for (; at < end; at++) {
        VectorOps.add(row.gradient(), values[at], vectors[users[at]]);
      }
      rows.update(batch.item(i), row);
    }
  }
}
