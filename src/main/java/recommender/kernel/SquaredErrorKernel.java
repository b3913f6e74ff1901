package recommender.kernel;

import java.util.List;
import java.util.stream.IntStream;
import recommender.vectors.RatingsByItem;

/**
 * Loss and gradient of the last layer at the observed ratings only.
 *
 * <p>The loss is the sum of squared errors over the observed ratings of the mini-batch divided by
 * their number, as in AutoRec (Sedhain et al. 2015).
 */
public final class SquaredErrorKernel implements OutputKernel {
  private final Rows rows;
  private final ActivationFunction unit;
  private final ThreadTeam team;
  private final ItemGradients gradients;
  private final Dot dot = Dot.best();

  public SquaredErrorKernel(Rows rows, ActivationFunction unit, ThreadTeam team) {
    this.rows = rows;
    this.unit = unit;
    this.team = team;
    this.gradients = new ItemGradients(rows, team);
  }

  @Override
  public Loss backward(RatingsByItem targets, float[][] hidden) {
    float[] offsets = rows.offsets();
    float[] offsetGradient = new float[offsets.length];
    List<Errors> errors =
        IntStream.range(0, team.threads())
            .mapToObj(part -> new Errors(targets, hidden, offsets))
            .toList();
    ItemGradients.Gradients found = gradients.of(targets, hidden, errors, offsetGradient);
    rows.endOffsets(offsetGradient);
    double squares = errors.stream().mapToDouble(part -> part.squares).sum();
    return new Loss(squares / Math.max(1, targets.ratings()), found.byHidden(), found.byRows());
  }

  @Override
  public double loss(RatingsByItem targets, float[][] hidden) {
    float[] outputs = ItemOutputs.at(targets, hidden, rows, unit, team);
    double squares = 0;
    for (int i = 0; i < outputs.length; i++) {
      double error = outputs[i] - targets.values()[i];
      squares += error * error;
    }
    return squares / Math.max(1, outputs.length);
  }

  /** Those that one thread comes across. */
  private final class Errors implements ItemGradients.Slopes {
    private final float[] values;
    private final int[] users;
    private final float[][] hidden;
    private final float[] offsets;
    private final float perError;
    private double squares;

    Errors(RatingsByItem targets, float[][] hidden, float[] offsets) {
      this.values = targets.values();
      this.users = targets.users();
      this.hidden = hidden;
      this.offsets = offsets;
      this.perError = 2f / Math.max(1, targets.ratings());
    }

    @Override
    public float of(int item, float[] weights, int at) {
      float received = dot.of(weights, hidden[users[at]]) + offsets[item];
      float value = unit.value(received);
      float error = value - values[at];
      squares += (double) error * error;
      return perError * error * unit.slope(received, value);
    }
  }
}
