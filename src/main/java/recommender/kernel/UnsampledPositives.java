package recommender.kernel;

import java.util.Collections;
import recommender.vectors.RatingsByItem;

/**
 * The positives of a mini-batch that a sampled softmax does not run over: each counts for its own
 * user only, so they are looked at one by one.
 */
final class UnsampledPositives {
  private final RatingsByItem positives;
  private final float[][] hidden;
  private final int threads;

  /** Beside the users of {@link #positives}: logits, and then multiples of probabilities. */
  private final float[] weights;

  /**
   * @param positives none of whose items is a candidate
   * @param hidden output of the layer before: [users][units]
   */
  UnsampledPositives(RatingsByItem positives, float[][] hidden, Rows rows, ThreadTeam team) {
    this.positives = positives;
    this.hidden = hidden;
    this.threads = team.threads();
    this.weights = ItemOutputs.at(positives, hidden, rows, ActivationFunction.IDENTITY, team);
  }

  /** Notes the greatest logit of each user and returns the sum of all. */
  double weigh(float[] most) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int user = positives.users()[i];
      most[user] = Math.max(most[user], weights[i]);
      sum += weights[i];
    }
    return sum;
  }

  /** Adds the multiples of probabilities of each user to {@code sums}. */
  void exponentiate(float[] most, float[] sums) {
    float[] mostOfEach = new float[weights.length];
    for (int i = 0; i < mostOfEach.length; i++) {
      mostOfEach[i] = most[positives.users()[i]];
    }
    VectorOps.exp(weights, mostOfEach);
    for (int i = 0; i < weights.length; i++) {
      sums[positives.users()[i]] += weights[i];
    }
  }

  /**
   * Adds the gradients and hands those of items to their rows.
   *
   * @param factors by user, from multiples of probabilities to the gradient
   * @param perPositive the gradient of a positive's own logit in the likelihood
   */
  void learn(
      ItemGradients gradients,
      float[] factors,
      float perPositive,
      float[][] byHidden,
      float[] offsetGradient) {
    if (weights.length == 0) {
      return;
    }
    int[] users = positives.users();
    ItemGradients.Slopes slopes = (item, row, at) -> factors[users[at]] * weights[at] - perPositive;
    float[][] more =
        gradients
            .of(positives, hidden, Collections.nCopies(threads, slopes), offsetGradient)
            .byHidden();
    for (int user = 0; user < more.length; user++) {
      VectorOps.add(byHidden[user], 1, more[user]);
    }
  }
}
