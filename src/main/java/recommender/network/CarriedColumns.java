package recommender.network;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.kernel.LayerParameters;
import recommender.kernel.OffHeapFloats;

/**
 * Columns of a network that another one of the same architecture knows, wherever they stand there.
 *
 * @param from by column: the column of the other network, or {@link #NEW}
 * @param others number of columns of the other network
 */
public record CarriedColumns(int[] from, int others) {
  /** In the place of a column that the other network does not know. */
  public static final int NEW = -1;

  private static final int CHUNK = 4_096;

  /** Number of columns that are carried over. */
  public int carried() {
    return (int) Arrays.stream(from).filter(column -> column != NEW).count();
  }

  /** Number of columns that the other network does not know. */
  public int added() {
    return from.length - carried();
  }

  /** Number of columns that only the other network knows. */
  public int retired() {
    return others - carried();
  }

  /** Whether a column is carried over. */
  public boolean isCarried(int column) {
    return from[column] != NEW;
  }

  /**
   * Overwrites the parameters of all columns that are carried over, and all that belong to none.
   *
   * @param learned with {@link #others} columns, settled
   * @param fresh with a column for each of {@link #from}
   */
  public void carryParameters(SparseNetwork learned, SparseNetwork fresh) {
    carry(learned.params(), ColumnRows.of(learned), fresh.params(), ColumnRows.of(fresh));
  }

  /**
   * The same for the optimiser's state. That of a new column begins with the mean of those carried
   * over, if there are any: the step count goes on, so that with moments of zero, which no bias
   * correction makes up for any more, the first steps of an Adam would be three times as long as
   * its learning rate says.
   *
   * @param state of {@code learned}, [1 × states·parameters]
   * @param learned with {@link #others} columns
   * @param fresh ready to be trained
   */
  public void carryState(INDArray state, SparseNetwork learned, SparseNetwork fresh) {
    ColumnRows now = ColumnRows.of(fresh);
    carry(state, ColumnRows.of(learned), fresh.optimizerState(), now);
    if (carried() > 0) {
      ColumnMeans means = new ColumnMeans(this, new OffHeapFloats(fresh.optimizerState()));
      for (long at = 0; at < fresh.optimizerState().length(); at += now.length()) {
        means.begin(at, now);
      }
    }
  }

  /** Copies one or more arrays of parameters, which lie one behind the other. */
  private void carry(INDArray source, ColumnRows before, INDArray target, ColumnRows now) {
    OffHeapFloats read = new OffHeapFloats(source);
    OffHeapFloats written = new OffHeapFloats(target);
    for (long i = 0; i < source.length() / before.length(); i++) {
      Copy copy = new Copy(read, i * before.length(), written, i * now.length());
      carryRows(copy, before, now);
      copy.range(before.middle(), now.middle(), now.middleLength());
      if (now.last().hasOffsets()) {
        carryOffsets(copy, before.last(), now.last());
      }
    }
  }

  private void carryRows(Copy copy, ColumnRows before, ColumnRows now) {
    for (int column = 0; column < from.length; column++) {
      if (!isCarried(column)) {
        continue;
      }
      for (int channel = 0; channel < now.channels(); channel++) {
        long row = before.first().row(channel * others + from[column]);
        copy.range(row, now.first().row(channel * from.length + column), now.first().width());
      }
      if (now.hasOutputRows()) {
        long row = before.last().row(from[column]);
        copy.range(row, now.last().row(column), now.last().width());
      }
    }
  }

  private void carryOffsets(Copy copy, LayerParameters before, LayerParameters now) {
    for (int column = 0; column < from.length; column++) {
      if (isCarried(column)) {
        copy.range(before.offsetsAt() + from[column], now.offsetsAt() + column, 1);
      }
    }
  }

  /** Copier from one array, less what lies before it, to another. */
  private record Copy(OffHeapFloats from, long fromBase, OffHeapFloats to, long toBase) {
    void range(long source, long target, long length) {
      for (long at = 0; at < length; at += CHUNK) {
        float[] floats = new float[(int) Math.min(CHUNK, length - at)];
        from.read(fromBase + source + at, floats);
        to.write(toBase + target + at, floats);
      }
    }
  }
}
