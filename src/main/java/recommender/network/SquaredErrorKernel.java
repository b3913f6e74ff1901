package recommender.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recommender.vectors.RatingsByItem;

/**
 * Loss and gradient of the last layer at the observed ratings only, item by item: nothing is
 * computed for an item that a user has not rated.
 *
 * <p>The loss is the sum of squared errors over the observed ratings of the mini-batch divided by
 * their number, as in AutoRec (Sedhain et al. 2015).
 */
final class SquaredErrorKernel implements OutputKernel {
  private final Rows rows;
  private final Unit unit;
  private final Crew crew;
  private final Dot dot = Dot.best();
  private final Sums sums = new Sums();
  private List<RowBlock> blocks;

  SquaredErrorKernel(Rows rows, Unit unit, Crew crew) {
    this.rows = rows;
    this.unit = unit;
    this.crew = crew;
  }

  @Override
  public Loss backward(RatingsByItem targets, float[][] hidden) {
    float[] offsets = rows.offsets();
    float[] offsetGradient = new float[offsets.length];
    if (blocks == null) {
      blocks = RowBlock.forEach(crew, hidden[0].length);
    }
    float[][][] byHidden = sums.cleared(crew.threads(), hidden.length, hidden[0].length);
    Pass pass = new Pass(targets, hidden, offsets, offsetGradient, new float[targets.ratings()]);
    List<Part> parts =
        IntStream.range(0, crew.threads())
            .mapToObj(part -> new Part(pass, byHidden[part], blocks.get(part)))
            .toList();
    crew.deal(targets, (part, from, to) -> parts.get(part).learn(from, to));
    rows.endOffsets(offsetGradient);
    double squares = parts.stream().mapToDouble(part -> part.squares).sum();
    double loss = squares / Math.max(1, targets.ratings());
    RowProducts byRows = new RowProducts(targets.withValues(pass.slopes), hidden);
    return new Loss(loss, sums.total(), byRows);
  }

  @Override
  public double loss(RatingsByItem targets, float[][] hidden) {
    float[] outputs = ItemOutputs.at(targets, hidden, rows, unit, crew);
    double squares = 0;
    for (int i = 0; i < outputs.length; i++) {
      double error = outputs[i] - targets.values()[i];
      squares += error * error;
    }
    return squares / Math.max(1, outputs.length);
  }

  /**
   * What all threads work on.
   *
   * @param slopes gradient of the loss by what an item's unit receives from a user, beside {@link
   *     RatingsByItem#users}; filled as they go
   */
  private record Pass(
      RatingsByItem targets,
      float[][] hidden,
      float[] offsets,
      float[] offsetGradient,
      float[] slopes) {}

  /** The share of one thread. */
  private final class Part {
    private final RatingsByItem targets;
    private final float[][] hidden;
    private final float[] offsets;
    private final float[] offsetGradient;
    private final float[] slopes;
    private final float[][] byHidden;
    private final RowBlock block;
    private final float perError;
    private final Row row = rows.room();
    private final float[][] four = new float[4][];
    private final float[] fourSlopes = new float[4];
    private double squares;

    Part(Pass pass, float[][] byHidden, RowBlock block) {
      this.targets = pass.targets;
      this.hidden = pass.hidden;
      this.offsets = pass.offsets;
      this.offsetGradient = pass.offsetGradient;
      this.slopes = pass.slopes;
      this.byHidden = byHidden;
      this.block = block;
      this.perError = 2f / Math.max(1, targets.ratings());
    }

    void learn(int from, int to) {
      for (int start = from; start < to; start += block.size()) {
        int end = Math.min(start + block.size(), to);
        for (int i = start; i < end; i++) {
          if (rows instanceof LearningRows learning) {
            learn(learning, i, i - start);
          } else {
            look(i, i - start);
          }
        }
        block.addTo(byHidden, targets, start, end, slopes);
      }
    }

    private void learn(LearningRows learning, int i, int place) {
      int item = targets.item(i);
      learning.begin(item, row);
      Arrays.fill(row.gradient, 0);
      learn(item, targets.start(i), targets.end(i));
      block.put(place, row.weights);
      learning.end(item, row);
    }

    /** Leaves the gradient of the weights to whoever has the slopes. */
    private void look(int i, int place) {
      int item = targets.item(i);
      rows.read(item, row);
      for (int at = targets.start(i); at < targets.end(i); at++) {
        slope(item, at);
      }
      block.put(place, row.weights);
    }

    private void learn(int item, int start, int end) {
      int[] users = targets.users();
      int at = start;
      for (; at + 4 <= end; at += 4) {
        for (int k = 0; k < 4; k++) {
          four[k] = hidden[users[at + k]];
          fourSlopes[k] = slope(item, at + k);
        }
        Loops.addFour(row.gradient, fourSlopes, four);
      }
      for (; at < end; at++) {
        Loops.add(row.gradient, slope(item, at), hidden[users[at]]);
      }
    }

    /** Gradient of the loss by what the unit of an item receives for a rating. */
    private float slope(int item, int at) {
      float received = dot.of(row.weights, hidden[targets.users()[at]]) + offsets[item];
      float value = unit.value(received);
      float error = value - targets.values()[at];
      squares += (double) error * error;
      float slope = perError * error * unit.slope(received, value);
      offsetGradient[item] += slope;
      slopes[at] = slope;
      return slope;
    }
  }
}
