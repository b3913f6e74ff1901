package recommender.network;

import java.util.stream.IntStream;
import recommender.kernel.LayerParameters;
import recommender.kernel.OffHeapFloats;

/**
 * Means over the columns that were carried over, with which the new ones begin.
 *
 * @param columns of which at least one is carried over
 * @param floats one or more arrays of parameters, one behind the other; changed in place
 */
record ColumnMeans(CarriedColumns columns, OffHeapFloats floats) {

  /**
   * Sets what belongs to new columns in one of the arrays.
   *
   * @param base index of its first float
   */
  void begin(long base, ColumnRows rows) {
    LayerParameters last = rows.last();
    int width = columns.from().length;
    for (int channel = 0; channel < rows.channels(); channel++) {
      begin(base + rows.first().row(channel * width), rows.first().width());
    }
    if (rows.hasOutputRows()) {
      begin(base + last.row(0), last.width());
    }
    if (last.hasOffsets()) {
      begin(base + last.offsetsAt(), 1);
    }
  }

  /** The same for rows of a width, one for each column from an index on. */
  private void begin(long at, int width) {
    float[] mean = mean(at, width);
    columns(false).forEach(column -> floats.write(at + (long) column * width, mean));
  }

  private float[] mean(long at, int width) {
    double[] sums = new double[width];
    float[] row = new float[width];
    columns(true)
        .forEach(
            column -> {
              floats.read(at + (long) column * width, row);
              for (int unit = 0; unit < width; unit++) {
                sums[unit] += row[unit];
              }
            });
    float[] mean = new float[width];
    for (int unit = 0; unit < width; unit++) {
      mean[unit] = (float) (sums[unit] / columns.carried());
    }
    return mean;
  }

  private IntStream columns(boolean carried) {
    return IntStream.range(0, columns.from().length)
        .filter(column -> columns.isCarried(column) == carried);
  }
}
