package recommender.autoencoder;

import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import recommender.network.CarriedColumns;
import recommender.network.OutputColumns;
import recommender.network.SparseNetwork;

/** What the outputs of columns begin with that the run of a warm start did not have. */
interface NewColumns {
  /** Weights and offsets as a fresh network has them: they are drawn. */
  NewColumns DRAWN = (columns, network) -> {};

  /** Nothing is added to the offsets that ratings are centred by, which the prediction is then. */
  NewColumns SILENT =
      (columns, network) -> {
        OutputColumns outputs = new OutputColumns(network);
        added(columns)
            .forEach(
                column -> {
                  outputs.silence(column);
                  outputs.setOffset(column, 0);
                });
      };

  /**
   * Sets them.
   *
   * @param network with what was carried over; changed in place
   */
  void begin(CarriedColumns columns, SparseNetwork network);

  /**
   * Weights that are drawn, and offsets on the line of least squares through those carried over:
   * what the offset of a column is, given a number that is known of every column.
   *
   * @param known by column, such as the logarithm of its ratings
   */
  static NewColumns onLineOver(double[] known) {
    return (columns, network) -> {
      float[] offsets = network.outputOffsets();
      SimpleRegression line = new SimpleRegression();
      IntStream.range(0, known.length)
          .filter(columns::isCarried)
          .forEach(column -> line.addData(known[column], offsets[column]));
      // All numbers may be equal, which makes no line.
      if (Double.isFinite(line.getSlope())) {
        OutputColumns outputs = new OutputColumns(network);
        added(columns).forEach(column -> outputs.setOffset(column, line.predict(known[column])));
      }
    };
  }

  private static IntStream added(CarriedColumns columns) {
    return IntStream.range(0, columns.from().length).filter(column -> !columns.isCarried(column));
  }
}
