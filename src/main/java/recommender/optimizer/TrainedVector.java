package recommender.optimizer;

import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.kernel.OffHeapFloats;
import recommender.kernel.Row;
import recommender.kernel.ThreadTeam;
import recommender.kernel.VectorOps;

/** Range of parameters with a gradient for each, updated in pieces of 1,024 that fit the cache. */
public final class TrainedVector {
  private static final int PIECE = 1024;

  private final Parameters parameters;
  private final PendingSteps steps;
  private final long at;
  private final OffHeapFloats gradient;

  /**
   * A range of the parameters of a network.
   *
   * @param at index of the first one
   * @param gradient of the range, as long and in the same order; stays in use
   */
  public TrainedVector(Parameters parameters, PendingSteps steps, long at, INDArray gradient) {
    this.parameters = parameters;
    this.steps = steps;
    this.at = at;
    this.gradient = new OffHeapFloats(gradient);
  }

  /** Updates all parameters of the range by the current step. */
  public void update(ThreadTeam team) {
    long pieces = gradient.length() / PIECE;
    team.run(
        part ->
            update(pieces * part / team.threads(), pieces * (part + 1) / team.threads(), PIECE));
    int rest = (int) (gradient.length() % PIECE);
    if (rest > 0) {
      updatePiece(pieces * PIECE, Row.of(rest, steps.rule().states()));
    }
  }

  private void update(long from, long to, int size) {
    Row row = Row.of(size, steps.rule().states());
    for (long piece = from; piece < to; piece++) {
      updatePiece(piece * size, row);
    }
  }

  private void updatePiece(long offset, Row row) {
    parameters.read(at + offset, row);
    gradient.read(offset, row.gradient());
    if (parameters.decay() > 0) {
      VectorOps.add(row.gradient(), parameters.decay(), row.weights());
    }
    steps.current().apply(row);
    parameters.write(at + offset, row);
  }
}
