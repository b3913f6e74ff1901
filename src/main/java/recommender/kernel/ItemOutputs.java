package recommender.kernel;

import recommender.vectors.RatingsByItem;

/** Computes outputs of the last layer for chosen pairs of user and item only. */
public final class ItemOutputs {
  private static final Dot DOT = Dot.best();

  /** So many rows of a thousand units stay in a core's second-level cache. */
  private static final int BLOCK = 16;

  private ItemOutputs() {}

  /**
   * The outputs of the last layer.
   *
   * @param wanted the pairs; its values are not read
   * @param hidden output of the layer before: [users][units]
   * @param rows weights of the last layer, rows of [units]
   * @return one for each pair, beside {@link RatingsByItem#users}
   */
  public static float[] at(
      RatingsByItem wanted,
      float[][] hidden,
      WeightRows rows,
      ActivationFunction activation,
      ThreadTeam team) {
    float[] offsets = rows.offsets();
    float[] outputs = new float[wanted.ratings()];
    team.forItems(
        wanted,
        (part, from, to) -> {
          Row row = rows.buffer();
          for (int i = from; i < to; i++) {
            int item = wanted.item(i);
            rows.read(item, row);
            for (int at = wanted.start(i); at < wanted.end(i); at++) {
              float[] user = hidden[wanted.users()[at]];
              outputs[at] = activation.value(DOT.of(row.weights(), user) + offsets[item]);
            }
          }
        });
    return outputs;
  }

  /**
   * The outputs of the last layer for some users at all items.
   *
   * @param hidden output of the layer before: [users][units], at least one user
   * @param rows weights of the last layer, rows of [units]
   * @return [users][items]
   */
  public static float[][] all(float[][] hidden, WeightRows rows, ActivationFunction activation) {
    float[] offsets = rows.offsets();
    float[][] outputs = new float[hidden.length][offsets.length];
    int width = hidden[0].length;
    float[] block = new float[BLOCK * width];
    for (int from = 0; from < offsets.length; from += BLOCK) {
      int count = Math.min(BLOCK, offsets.length - from);
      block = count < BLOCK ? new float[count * width] : block;
      float[] products = new float[count];
      rows.read(from, block);
      for (int user = 0; user < hidden.length; user++) {
        DOT.ofRows(block, hidden[user], products);
        for (int i = 0; i < count; i++) {
          outputs[user][from + i] = activation.value(products[i] + offsets[from + i]);
        }
      }
    }
    return outputs;
  }
}
