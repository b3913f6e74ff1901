package recommender.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recommender.vectors.RatingsByItem;

/**
 * Computes the gradients of the last layer from the slopes of some of its outputs, item by item: an
 * item without a target in the mini-batch takes no time.
 */
final class ItemGradients {
  private final WeightRows rows;
  private final ThreadTeam team;
  private final ThreadAccumulators sums = new ThreadAccumulators();
  private List<RowBlock> blocks;

  ItemGradients(WeightRows rows, ThreadTeam team) {
    this.rows = rows;
    this.team = team;
  }

  /** Derivatives of the loss by pre-activations, as one thread computes them. */
  interface Slopes {
    /**
     * Derivative of the loss by the pre-activation of an item for a user.
     *
     * @param weights of the item: [units]
     * @param at index of the user in {@link RatingsByItem#users}
     */
    float of(int item, float[] weights, int at);
  }

  /**
   * Computes the gradients; weight rows that are {@link TrainableRows} take theirs at once.
   *
   * @param targets the pairs of user and item that have a slope; their values are not read here
   * @param hidden output of the layer before: [users][units]
   * @param slopes one for each thread
   * @param offsetGradient [items], to which the gradient of the offsets is added
   */
  Gradients of(
      RatingsByItem targets,
      float[][] hidden,
      List<? extends Slopes> slopes,
      float[] offsetGradient) {
    if (blocks == null) {
      blocks = RowBlock.forEach(team, hidden[0].length);
    }
    float[][][] byHidden = sums.cleared(team.threads(), hidden.length, hidden[0].length);
    Pass pass = new Pass(targets, hidden, offsetGradient, new float[targets.ratings()]);
    List<Part> parts =
        IntStream.range(0, team.threads())
            .mapToObj(part -> new Part(pass, slopes.get(part), byHidden[part], blocks.get(part)))
            .toList();
    team.forItems(targets, (part, from, to) -> parts.get(part).run(from, to));
    return new Gradients(sums.total(), new RowProducts(targets.withValues(pass.slopes), hidden));
  }

  /**
   * Gradients of one mini-batch.
   *
   * @param byHidden by the output of the layer before: [users][units]; valid until the next call
   * @param byRows by the weight rows, for those that do not take it
   */
  record Gradients(float[][] byHidden, RowProducts byRows) {}

  /**
   * Mini-batch that all threads work on.
   *
   * @param slopes beside {@link RatingsByItem#users}; filled by the threads
   */
  private record Pass(
      RatingsByItem targets, float[][] hidden, float[] offsetGradient, float[] slopes) {}

  /** Work of one thread. */
  private final class Part {
    private final RatingsByItem targets;
    private final float[][] hidden;
    private final float[] offsetGradient;
    private final float[] computed;
    private final Slopes slopes;
    private final float[][] byHidden;
    private final RowBlock block;
    private final Row row = rows.buffer();
    private final float[][] four = new float[4][];
    private final float[] fourSlopes = new float[4];

    Part(Pass pass, Slopes slopes, float[][] byHidden, RowBlock block) {
      this.targets = pass.targets;
      this.hidden = pass.hidden;
      this.offsetGradient = pass.offsetGradient;
      this.computed = pass.slopes;
      this.slopes = slopes;
      this.byHidden = byHidden;
      this.block = block;
    }

    void run(int from, int to) {
      for (int start = from; start < to; start += block.size()) {
        int end = Math.min(start + block.size(), to);
        for (int i = start; i < end; i++) {
          if (rows instanceof TrainableRows trainable) {
            update(trainable, i, i - start);
          } else {
            slopes(i, i - start);
          }
        }
        block.addTo(byHidden, targets, start, end, computed);
      }
    }

    private void update(TrainableRows trainable, int i, int place) {
      int item = targets.item(i);
      trainable.readForUpdate(item, row);
      Arrays.fill(row.gradient(), 0);
      accumulate(item, targets.start(i), targets.end(i));
      block.put(place, row.weights());
      trainable.update(item, row);
    }

    /** Computes the slopes only, from which the gradient of the weights follows. */
    private void slopes(int i, int place) {
      int item = targets.item(i);
      rows.read(item, row);
      for (int at = targets.start(i); at < targets.end(i); at++) {
        slope(item, at);
      }
      block.put(place, row.weights());
    }

    private void accumulate(int item, int start, int end) {
      int[] users = targets.users();
      int at = start;
      for (; at + 4 <= end; at += 4) {
        for (int k = 0; k < 4; k++) {
          four[k] = hidden[users[at + k]];
          fourSlopes[k] = slope(item, at + k);
        }
        VectorOps.addFour(row.gradient(), fourSlopes, four);
      }
      for (; at < end; at++) {
        VectorOps.add(row.gradient(), slope(item, at), hidden[users[at]]);
      }
    }

    private float slope(int item, int at) {
      float slope = slopes.of(item, row.weights(), at);
      offsetGradient[item] += slope;
      computed[at] = slope;
      return slope;
    }
  }
}
