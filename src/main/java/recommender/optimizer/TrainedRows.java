package recommender.optimizer;

import java.util.Arrays;
import recommender.kernel.LayerParameters;
import recommender.kernel.Row;
import recommender.kernel.ThreadTeam;
import recommender.kernel.TrainableRows;
import recommender.kernel.VectorOps;

/**
 * Weight rows of a layer that the optimiser updates as soon as their gradient is complete, so that
 * no gradient of the whole matrix is ever kept.
 *
 * <p>A row that no user of a mini-batch has rated is skipped and catches up when it is next read:
 * the steps it missed follow from its own numbers alone, its gradient having been zero (or that of
 * the L2 term), so the result is what updating every row in every step would have given, without
 * fetching most of the matrix from memory.
 */
public final class TrainedRows implements TrainableRows {
  private final Parameters parameters;
  private final PendingSteps steps;
  private final LayerParameters layer;
  private final int[] stepsDone;

  /**
   * Rows that are up to date.
   *
   * @param parameters of the whole network
   * @param layer where the rows are among them
   */
  public TrainedRows(Parameters parameters, PendingSteps steps, LayerParameters layer) {
    this.parameters = parameters;
    this.steps = steps;
    this.layer = layer;
    this.stepsDone = new int[layer.rows()];
  }

  @Override
  public Row buffer() {
    return Row.of(layer.width(), steps.rule().states());
  }

  @Override
  public void read(int item, Row row) {
    if (isBehind(item)) {
      catchUp(item, row);
      parameters.write(layer.row(item), row);
    } else {
      parameters.weights().read(layer.row(item), row.weights());
    }
  }

  @Override
  public void readForUpdate(int item, Row row) {
    if (isBehind(item)) {
      catchUp(item, row);
    } else {
      parameters.read(layer.row(item), row);
    }
  }

  @Override
  public void update(int item, Row row) {
    decay(row);
    steps.current().apply(row);
    parameters.write(layer.row(item), row);
    stepsDone[item] = steps.number();
  }

  @Override
  public float[] offsets() {
    float[] offsets = new float[layer.offsetCount()];
    if (layer.hasOffsets()) {
      parameters.weights().read(layer.offsetsAt(), offsets);
    }
    return offsets;
  }

  @Override
  public void updateOffsets(float[] gradient) {
    if (layer.hasOffsets()) {
      Row row = Row.of(layer.offsetCount(), steps.rule().states());
      parameters.read(layer.offsetsAt(), row);
      System.arraycopy(gradient, 0, row.gradient(), 0, gradient.length);
      steps.current().apply(row);
      parameters.write(layer.offsetsAt(), row);
    }
  }

  /** Updates all rows to the target of the steps, each thread a part of them. */
  public void settle(ThreadTeam team) {
    team.split(
        layer.rows(),
        (part, from, to) -> {
          Row row = buffer();
          for (int item = from; item < to; item++) {
            if (isBehind(item)) {
              catchUp(item, row);
              parameters.write(layer.row(item), row);
            }
          }
        });
  }

  /** Declares every row up to date. */
  public void forgetSteps() {
    Arrays.fill(stepsDone, 0);
  }

  private boolean isBehind(int item) {
    return stepsDone[item] < steps.target()
        && (steps.rule().movesWithoutGradient() || parameters.decay() > 0);
  }

  private void catchUp(int item, Row row) {
    parameters.read(layer.row(item), row);
    if (parameters.decay() == 0) {
      steps.afterStep(stepsDone[item]).apply(row);
    } else {
      for (int number = stepsDone[item] + 1; number <= steps.target(); number++) {
        Arrays.fill(row.gradient(), 0);
        decay(row);
        steps.get(number).apply(row);
      }
    }
    stepsDone[item] = steps.target();
  }

  private void decay(Row row) {
    if (parameters.decay() > 0) {
      VectorOps.add(row.gradient(), parameters.decay(), row.weights());
    }
  }
}
