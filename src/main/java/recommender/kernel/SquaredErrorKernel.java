package recommender.kernel;

import java.util.List;
import java.util.stream.IntStream;
import recommender.vectors.RatingsByItem;

/**
 * Squared error of the last layer and its gradients, computed at the observed ratings only.
 *
 * <p>The loss is the sum of squared errors over the observed ratings of the mini-batch divided by
 * their number, as in AutoRec (Sedhain et al. 2015).
 */
public final class SquaredErrorKernel implements OutputKernel {
  private final WeightRows rows;
  private final ActivationFunction activation;
  private final ThreadTeam team;
  private final ItemGradients gradients;
  private final Dot dot = Dot.best();

  /**
   * A kernel over the weights of one layer.
   *
   * @param rows [items] rows of [units]
   * @param activation of the layer
   */
  public SquaredErrorKernel(WeightRows rows, ActivationFunction activation, ThreadTeam team) {
    this.rows = rows;
    this.activation = activation;
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
    rows.updateOffsets(offsetGradient);
    double squares = errors.stream().mapToDouble(part -> part.squares).sum();
    return new Loss(squares / Math.max(1, targets.ratings()), found.byHidden(), found.byRows());
  }

  @Override
  public double loss(RatingsByItem targets, float[][] hidden) {
    float[] outputs = ItemOutputs.at(targets, hidden, rows, activation, team);
    double squares = 0;
    for (int i = 0; i < outputs.length; i++) {
      double error = outputs[i] - targets.values()[i];
      squares += error * error;
    }
    return squares / Math.max(1, outputs.length);
  }

  /** Slopes of the loss, and the sum of squares, of the ratings that one thread works on. */
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
      float preActivation = dot.of(weights, hidden[users[at]]) + offsets[item];
      float value = activation.value(preActivation);
      float error = value - values[at];
      squares += (double) error * error;
      return perError * error * activation.slope(preActivation, value);
    }
  }
}
