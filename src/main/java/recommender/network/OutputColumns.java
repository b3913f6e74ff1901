package recommender.network;

import recommender.kernel.LayerParameters;
import recommender.kernel.OffHeapFloats;

/**
 * Weights and offsets of single outputs of a network in training form.
 *
 * @param network whose parameters are settled; they are changed in place
 */
public record OutputColumns(SparseNetwork network) {

  /**
   * Makes an output that of its offset; where weights are shared with the first layer they stay.
   */
  public void silence(int column) {
    ColumnRows rows = ColumnRows.of(network);
    if (rows.hasOutputRows()) {
      new OffHeapFloats(network.params())
          .write(rows.last().row(column), new float[rows.last().width()]);
    }
  }

  /** Sets the offset of an output; does nothing where outputs have none. */
  public void setOffset(int column, double offset) {
    LayerParameters last = ColumnRows.of(network).last();
    if (last.hasOffsets()) {
      new OffHeapFloats(network.params())
          .write(last.offsetsAt() + column, new float[] {(float) offset});
    }
  }
}
