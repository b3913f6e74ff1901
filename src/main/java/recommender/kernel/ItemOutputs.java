package recommender.kernel;

import recommender.vectors.RatingsByItem;

/** What the last layer puts out at some users and items, and nowhere else. */
public final class ItemOutputs {
  private static final Dot DOT = Dot.best();

  private ItemOutputs() {}

  /**
   * The outputs.
   *
   * @param wanted its values are not looked at
   * @param hidden output of the layer before: [users][units]
   * @return beside {@link RatingsByItem#users}
   */
  public static float[] at(
      RatingsByItem wanted, float[][] hidden, Rows rows, ActivationFunction unit, ThreadTeam team) {
    float[] offsets = rows.offsets();
    float[] outputs = new float[wanted.ratings()];
    team.deal(
        wanted,
        (part, from, to) -> {
          Row row = rows.room();
          for (int i = from; i < to; i++) {
            int item = wanted.item(i);
            rows.read(item, row);
            for (int at = wanted.start(i); at < wanted.end(i); at++) {
              float[] user = hidden[wanted.users()[at]];
              outputs[at] = unit.value(DOT.of(row.weights(), user) + offsets[item]);
            }
          }
        });
    return outputs;
  }
}
