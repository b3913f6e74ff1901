package recommender.kernel;

import recommender.vectors.RatingsByItem;

/** Computes outputs of the last layer for chosen pairs of user and item only. */
public final class ItemOutputs {
  private static final Dot DOT = Dot.best();

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
   * @param hidden output of the layer before: [users][units]
   * @param rows weights of the last layer, rows of [units]
   * @return [users][items]
   */
  public static float[][] all(float[][] hidden, WeightRows rows, ActivationFunction activation) {
    float[] offsets = rows.offsets();
    float[][] outputs = new float[hidden.length][offsets.length];
    Row row = rows.buffer();
    for (int item = 0; item < offsets.length; item++) {
      rows.read(item, row);
      for (int user = 0; user < hidden.length; user++) {
        outputs[user][item] = activation.value(DOT.of(row.weights(), hidden[user]) + offsets[item]);
      }
    }
    return outputs;
  }
}
