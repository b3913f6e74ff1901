package recommender.kernel;

import java.util.Collections;
import recommender.vectors.RatingsByItem;

/**
 * Positives of a mini-batch whose items are not among those of a sampled softmax; each counts in
 * the softmax of its own user only.
 */
final class UnsampledPositives {
  private final RatingsByItem positives;
  private final float[][] hidden;
  private final int threads;

  /** Logits, later multiples of probabilities, beside the users of {@link #positives}. */
  private final float[] values;

  /**
   * Computes the logits.
   *
   * @param positives of items that are not sampled
   * @param hidden output of the layer before: [users][units]
   */
  UnsampledPositives(RatingsByItem positives, float[][] hidden, WeightRows rows, ThreadTeam team) {
    this.positives = positives;
    this.hidden = hidden;
    this.threads = team.threads();
    this.values = ItemOutputs.at(positives, hidden, rows, ActivationFunction.IDENTITY, team);
  }

  /**
   * Returns the sum of all logits.
   *
   * @param maxima [users], raised to the greatest logit of each user
   */
  double addLogits(float[] maxima) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      int user = positives.users()[i];
      maxima[user] = Math.max(maxima[user], values[i]);
      sum += values[i];
    }
    return sum;
  }

  /**
   * Turns logits into multiples of probabilities.
   *
   * @param maxima [users], at least the greatest logit of each user
   * @param sums [users], to which those of each user are added
   */
  void exponentiate(float[] maxima, float[] sums) {
    float[] maximumOfEach = new float[values.length];
    for (int i = 0; i < maximumOfEach.length; i++) {
      maximumOfEach[i] = maxima[positives.users()[i]];
    }
    VectorOps.exp(values, maximumOfEach);
    for (int i = 0; i < values.length; i++) {
      sums[positives.users()[i]] += values[i];
    }
  }

  /**
   * Adds the gradients, and passes those of items to their rows.
   *
   * @param factors [users], by which multiples of probabilities are multiplied
   * @param perPositive what is subtracted for each positive: 1 / positives of the mini-batch
   * @param byHidden [users][units], to which the gradient by the layer before is added
   * @param offsetGradient [items], to which that of the offsets is added
   */
  void addGradients(
      ItemGradients gradients,
      float[] factors,
      float perPositive,
      float[][] byHidden,
      float[] offsetGradient) {
    if (values.length == 0) {
      return;
    }
    int[] users = positives.users();
    ItemGradients.Slopes slopes = (item, row, at) -> factors[users[at]] * values[at] - perPositive;
    float[][] more =
        gradients
            .of(positives, hidden, Collections.nCopies(threads, slopes), offsetGradient)
            .byHidden();
    for (int user = 0; user < more.length; user++) {
      VectorOps.add(byHidden[user], 1, more[user]);
    }
  }
}
