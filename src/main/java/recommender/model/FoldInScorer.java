package recommender.model;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.kernel.Matrices;

/**
 * Scorer of all items by a model of item vectors: predicted ratings, not clipped, as all those
 * beyond the scale would be equal. For one thread.
 */
public final class FoldInScorer implements AutoCloseable {
  private final ItemVectorModel model;
  private final INDArray codes;

  /** A scorer of the model's items. */
  public FoldInScorer(ItemVectorModel model) {
    this.model = model;
    this.codes = Matrices.of(model.codes().hidden());
  }

  /**
   * The scores of all items.
   *
   * @param users at least one
   * @return [users][columns]
   */
  public float[][] scores(List<FedUser> users) {
    List<FoldedUser> folded = users.stream().map(model::user).toList();
    float[][] scores = products(folded);
    for (int i = 0; i < scores.length; i++) {
      complete(folded.get(i), scores[i]);
    }
    return scores;
  }

  private float[][] products(List<FoldedUser> users) {
    try (INDArray weights =
            Matrices.of(users.stream().map(FoldedUser::weights).toArray(float[][]::new));
        INDArray products = weights.mmul(codes.transpose())) {
      return Matrices.rows(products);
    }
  }

  /** Frees the codes, of whose size the garbage collector knows nothing. */
  @Override
  public void close() {
    codes.close();
  }

  private void complete(FoldedUser user, float[] scores) {
    float[][] shared = model.codes().hidden();
    for (int item = 0; item < scores.length; item++) {
      scores[item] =
          user.codes()[item] == shared[item]
              ? (float) (scores[item] + user.parts()[item] + user.offset())
              : (float) user.predict(item);
    }
  }
}
