package recommender.network;

import java.util.Arrays;
import java.util.List;
import recommender.vectors.RatingsByItem;

/**
 * Loss and gradient of the last layer at the observed ratings only, item by item: nothing is
 * computed for an item that a user has not rated.
 *
 * <p>The loss is the sum of squared errors over the observed ratings of the mini-batch divided by
 * their number, as in AutoRec (Sedhain et al. 2015).
 */
final class OutputKernel {
  private final Rows rows;
  private final Unit unit;
  private final Crew crew;
  private final Dot dot = Dot.best();
  private final Sums sums = new Sums();

  OutputKernel(Rows rows, Unit unit, Crew crew) {
    this.rows = rows;
    this.unit = unit;
    this.crew = crew;
  }

  /**
   * Hands the gradient of every rated item to the rows.
   *
   * @param hidden output of the layer before: [users][units]
   * @return loss and gradient by {@code hidden}, which is valid until the next call
   */
  Loss backward(RatingsByItem targets, float[][] hidden) {
    float[] offsets = rows.offsets();
    float[] offsetGradient = new float[offsets.length];
    List<Part> parts =
        Arrays.stream(sums.cleared(crew.threads(), hidden.length, hidden[0].length))
            .map(byHidden -> new Part(targets, hidden, byHidden, offsets, offsetGradient))
            .toList();
    crew.deal(targets, (part, from, to) -> parts.get(part).learn(from, to));
    rows.endOffsets(offsetGradient);
    double squares = parts.stream().mapToDouble(part -> part.squares).sum();
    double loss = squares / Math.max(1, targets.ratings());
    return new Loss(loss, sums.total());
  }

  /** The loss alone. */
  double loss(RatingsByItem targets, float[][] hidden) {
    float[] outputs = outputs(targets, hidden);
    double squares = 0;
    for (int i = 0; i < outputs.length; i++) {
      double error = outputs[i] - targets.values()[i];
      squares += error * error;
    }
    return squares / Math.max(1, outputs.length);
  }

  /**
   * The outputs at some users and items.
   *
   * @param wanted its values are not looked at
   * @return beside {@link RatingsByItem#users}
   */
  float[] outputs(RatingsByItem wanted, float[][] hidden) {
    float[] offsets = rows.offsets();
    float[] outputs = new float[wanted.ratings()];
    crew.deal(
        wanted,
        (part, from, to) -> {
          Row row = rows.room();
          for (int i = from; i < to; i++) {
            int item = wanted.item(i);
            rows.read(item, row);
            for (int at = wanted.start(i); at < wanted.end(i); at++) {
              float[] user = hidden[wanted.users()[at]];
              outputs[at] = unit.value(dot.of(row.weights, user) + offsets[item]);
            }
          }
        });
    return outputs;
  }

  /**
   * @param loss masked mean squared error; 0 without ratings
   * @param byHidden its gradient by the output of the layer before: [users][units]
   */
  record Loss(double loss, float[][] byHidden) {}

  /** The share of one thread. */
  private final class Part {
    private final RatingsByItem targets;
    private final float[][] hidden;
    private final float[][] byHidden;
    private final float[] offsets;
    private final float[] offsetGradient;
    private final float perError;
    private final Row row = rows.room();
    private final float[][] fourHidden = new float[4][];
    private final float[][] fourByHidden = new float[4][];
    private final float[] slopes = new float[4];
    private double squares;

    Part(
        RatingsByItem targets,
        float[][] hidden,
        float[][] byHidden,
        float[] offsets,
        float[] offsetGradient) {
      this.targets = targets;
      this.hidden = hidden;
      this.byHidden = byHidden;
      this.offsets = offsets;
      this.offsetGradient = offsetGradient;
      this.perError = 2f / Math.max(1, targets.ratings());
    }

    void learn(int from, int to) {
      for (int i = from; i < to; i++) {
        int item = targets.item(i);
        rows.begin(item, row);
        Arrays.fill(row.gradient, 0);
        learn(item, targets.start(i), targets.end(i));
        rows.end(item, row);
      }
    }

    private void learn(int item, int start, int end) {
      int[] users = targets.users();
      float[] values = targets.values();
      int at = start;
      for (; at + 4 <= end; at += 4) {
        for (int k = 0; k < 4; k++) {
          int user = users[at + k];
          fourHidden[k] = hidden[user];
          fourByHidden[k] = byHidden[user];
          slopes[k] = slope(item, hidden[user], values[at + k]);
        }
        Loops.addFour(row.gradient, slopes, fourHidden);
        Loops.addToFour(fourByHidden, slopes, row.weights);
      }
      for (; at < end; at++) {
        int user = users[at];
        float slope = slope(item, hidden[user], values[at]);
        Loops.add(row.gradient, slope, hidden[user]);
        Loops.add(byHidden[user], slope, row.weights);
      }
    }

    /** Gradient of the loss by what the unit of an item receives from a user. */
    private float slope(int item, float[] user, float rating) {
      float received = dot.of(row.weights, user) + offsets[item];
      float value = unit.value(received);
      float error = value - rating;
      squares += (double) error * error;
      float slope = perError * error * unit.slope(received, value);
      offsetGradient[item] += slope;
      return slope;
    }
  }
}
