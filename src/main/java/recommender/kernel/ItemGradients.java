package recommender.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recommender.vectors.RatingsByItem;

/**
 * Gradients of a last layer by some of its outputs, item by item: nothing is computed for an item
 * that no user of the mini-batch has.
 */
final class ItemGradients {
  private final Rows rows;
  private final ThreadTeam team;
  private final ThreadAccumulators sums = new ThreadAccumulators();
  private List<RowBlock> blocks;

  ItemGradients(Rows rows, ThreadTeam team) {
    this.rows = rows;
    this.team = team;
  }

  /** The slopes of the loss, as one thread works them out. */
  interface Slopes {
    /**
     * Gradient of the loss by what the unit of an item receives from a user.
     *
     * @param weights of the item
     * @param at place of the user in {@link RatingsByItem#users}
     */
    float of(int item, float[] weights, int at);
  }

  /**
   * Hands the gradient of every item to the rows, if they take it.
   *
   * @param targets the outputs; their values are not looked at
   * @param hidden output of the layer before: [users][units]
   * @param slopes for each thread its own
   * @param offsetGradient what items' offsets have is added to
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
    team.deal(targets, (part, from, to) -> parts.get(part).learn(from, to));
    return new Gradients(sums.total(), new RowProducts(targets.withValues(pass.slopes), hidden));
  }

  /**
   * What came of it.
   *
   * @param byHidden by the output of the layer before: [users][units]; valid until the next call
   * @param byRows by the weights, for rows that do not take it
   */
  record Gradients(float[][] byHidden, RowProducts byRows) {}

  /**
   * What all threads work on.
   *
   * @param slopes beside {@link RatingsByItem#users}; filled as they go
   */
  private record Pass(
      RatingsByItem targets, float[][] hidden, float[] offsetGradient, float[] slopes) {}

  /** The share of one thread. */
  private final class Part {
    private final RatingsByItem targets;
    private final float[][] hidden;
    private final float[] offsetGradient;
    private final float[] known;
    private final Slopes slopes;
    private final float[][] byHidden;
    private final RowBlock block;
    private final Row row = rows.room();
    private final float[][] four = new float[4][];
    private final float[] fourSlopes = new float[4];

    Part(Pass pass, Slopes slopes, float[][] byHidden, RowBlock block) {
      this.targets = pass.targets;
      this.hidden = pass.hidden;
      this.offsetGradient = pass.offsetGradient;
      this.known = pass.slopes;
      this.slopes = slopes;
      this.byHidden = byHidden;
      this.block = block;
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
        block.addTo(byHidden, targets, start, end, known);
      }
    }

    private void learn(LearningRows learning, int i, int place) {
      int item = targets.item(i);
      learning.begin(item, row);
      Arrays.fill(row.gradient(), 0);
      learn(item, targets.start(i), targets.end(i));
      block.put(place, row.weights());
      learning.end(item, row);
    }

    /** Leaves the gradient of the weights to whoever has the slopes. */
    private void look(int i, int place) {
      int item = targets.item(i);
      rows.read(item, row);
      for (int at = targets.start(i); at < targets.end(i); at++) {
        slope(item, at);
      }
      block.put(place, row.weights());
    }

    private void learn(int item, int start, int end) {
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
      known[at] = slope;
      return slope;
    }
  }
}
