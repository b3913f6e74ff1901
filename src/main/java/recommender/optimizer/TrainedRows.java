package recommender.optimizer;

import java.util.Arrays;
import recommender.kernel.LayerParameters;
import recommender.kernel.LearningRows;
import recommender.kernel.Row;
import recommender.kernel.ThreadTeam;
import recommender.kernel.VectorOps;

/**
 * Rows that are updated as soon as their gradient is whole, so that no gradient of the whole matrix
 * is ever kept.
 *
 * <p>A row that no user of a mini-batch has rated is left alone and catches up when it is next
 * read: the steps it missed follow from its own numbers alone, its gradient having been zero (or
 * that of the L2 term), so the result is what updating every row in every step would have given,
 * without fetching most of the matrix from memory.
 */
public final class TrainedRows implements LearningRows {
  private final Parameters parameters;
  private final PendingSteps schedule;
  private final LayerParameters layer;
  private final int[] done;

  public TrainedRows(Parameters parameters, PendingSteps schedule, LayerParameters layer) {
    this.parameters = parameters;
    this.schedule = schedule;
    this.layer = layer;
    this.done = new int[layer.rows()];
  }

  @Override
  public Row room() {
    return Row.of(layer.width(), schedule.rule().states());
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
  public void begin(int item, Row row) {
    if (isBehind(item)) {
      catchUp(item, row);
    } else {
      parameters.read(layer.row(item), row);
    }
  }

  @Override
  public void end(int item, Row row) {
    decay(row);
    schedule.current().apply(row);
    parameters.write(layer.row(item), row);
    done[item] = schedule.number();
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
  public void endOffsets(float[] gradient) {
    if (layer.hasOffsets()) {
      Row row = Row.of(layer.offsetCount(), schedule.rule().states());
      parameters.read(layer.offsetsAt(), row);
      System.arraycopy(gradient, 0, row.gradient(), 0, gradient.length);
      schedule.current().apply(row);
      parameters.write(layer.offsetsAt(), row);
    }
  }

  /** Brings a run of rows up to date with the schedule's target, each thread its share. */
  public void settle(ThreadTeam team) {
    team.run(
        part -> {
          Row row = room();
          int from = (int) ((long) layer.rows() * part / team.threads());
          int to = (int) ((long) layer.rows() * (part + 1) / team.threads());
          for (int item = from; item < to; item++) {
            if (isBehind(item)) {
              catchUp(item, row);
              parameters.write(layer.row(item), row);
            }
          }
        });
  }

  /** Takes every row for up to date. */
  public void forgetSteps() {
    Arrays.fill(done, 0);
  }

  private boolean isBehind(int item) {
    return done[item] < schedule.target()
        && (schedule.rule().movesAtRest() || parameters.decay() > 0);
  }

  private void catchUp(int item, Row row) {
    parameters.read(layer.row(item), row);
    if (parameters.decay() == 0) {
      schedule.rest(done[item]).apply(row);
    } else {
      for (int number = done[item] + 1; number <= schedule.target(); number++) {
        Arrays.fill(row.gradient(), 0);
        decay(row);
        schedule.get(number).apply(row);
      }
    }
    done[item] = schedule.target();
  }

  private void decay(Row row) {
    if (parameters.decay() > 0) {
      VectorOps.add(row.gradient(), parameters.decay(), row.weights());
    }
  }
}
