package recommender.network;

import recommender.kernel.LayerParameters;
import recommender.kernel.OffHeapFloats;

/**
 * Weights and offsets of single columns of a network in training form.
 *
 * @param network whose parameters are settled; they are changed in place
 */
public record OutputColumns(SparseNetwork network) {

  /** Whether outputs have weights of their own, and do not share those of the inputs. */
  public boolean areApart() {
    return rows().hasOutputRows();
  }

  /** Makes what is fed in of a column count for nothing. */
  public void silenceInputs(int column) {
    ColumnRows rows = rows();
    for (int channel = 0; channel < rows.channels(); channel++) {
      write(rows.first().row(channel * rows.columns() + column), new float[rows.first().width()]);
    }
  }

  /** Sets the weights of an output; does nothing where they are those of its inputs. */
  public void setWeights(int column, float[] weights) {
    if (areApart()) {
      write(rows().last().row(column), weights);
    }
  }

  /** Makes an output that of its offset, where it has weights of its own. */
  public void silence(int column) {
    setWeights(column, new float[rows().last().width()]);
  }

  /** Sets the offset of an output; does nothing where outputs have none. */
  public void setOffset(int column, double offset) {
    LayerParameters last = rows().last();
    if (last.hasOffsets()) {
      write(last.offsetsAt() + column, new float[] {(float) offset});
    }
  }

  private ColumnRows rows() {
    return ColumnRows.of(network);
  }

  private void write(long at, float[] floats) {
    new OffHeapFloats(network.params()).write(at, floats);
  }
}
