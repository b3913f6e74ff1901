package recommender.model;

import java.util.List;
import recommender.kernel.DotProducts;

/**
 * Scorer of all items by a model of item vectors: predicted ratings, not clipped, as all those
 * beyond the scale would be equal. Used by as many threads as its model may be.
 */
public final class FoldInScorer implements AutoCloseable {
  private final ItemVectorModel model;
  private final DotProducts codes;

  /** A scorer of the model's items. */
  public FoldInScorer(ItemVectorModel model) {
    this.model = model;
    this.codes = new DotProducts(model.codes().hidden());
  }

  /**
   * The scores of all items.
   *
   * @param users at least one
   * @return [users][columns]
   */
  public float[][] scores(List<FedUser> users) {
    List<FoldedUser> folded = users.stream().map(model::user).toList();
    float[][] scores = codes.of(folded.stream().map(FoldedUser::weights).toArray(float[][]::new));
    for (int i = 0; i < scores.length; i++) {
      complete(folded.get(i), scores[i]);
    }
    return scores;
  }

  /** Frees its copy of the codes. */
  @Override
  public void close() {
    codes.close();
  }

  private void complete(FoldedUser user, float[] scores) {
    float[][] shared = model.codes().hidden();
    float[] parts = user.parts();
    double offset = user.offset();
    for (int item = 0; item < scores.length; item++) {
      scores[item] = (float) (scores[item] + parts[item] + offset);
    }
    if (user.codes() != shared) {
      for (int item = 0; item < scores.length; item++) {
        if (user.codes()[item] != shared[item]) {
          scores[item] = (float) user.predict(item);
        }
      }
    }
  }
}
