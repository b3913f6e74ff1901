package recommender.kernel;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import recommender.vectors.SparseRows;

/**
 * Likelihood of positives under a softmax in plain Java and double precision, differentiated
 * numerically.
 *
 * @param positives of the users
 * @param sampled items that the softmax runs over
 * @param units of the layer before
 */
record NaiveSoftmax(SparseRows positives, SampledItems sampled, int units) {
  private static final double STEP = 1e-5;

  /**
   * −Σ log p over the positives, divided by their number.
   *
   * @param hidden [users · units], user after user
   * @param rows [items · units + items], item after item, then the offsets
   */
  double loss(double[] hidden, double[] rows) {
    double loss = 0;
    for (int user = 0; user < positives.users(); user++) {
      double[] logits = logits(user, hidden, rows);
      double most = Arrays.stream(logits).max().orElseThrow();
      double sum = 0;
      for (int item = 0; item < logits.length; item++) {
        sum += weight(user, item) * Math.exp(logits[item] - most);
      }
      for (int item = 0; item < logits.length; item++) {
        loss += isPositive(user, item) ? Math.log(sum) + most - logits[item] : 0;
      }
    }
    return loss / Math.max(1, positives.ratings());
  }

  /** Derivative of the loss by one of {@code hidden}. */
  double byHidden(double[] hidden, double[] rows, int at) {
    return slope(hidden, at, moved -> loss(moved, rows));
  }

  /** Derivative of the loss by one of {@code rows}. */
  double byRows(double[] hidden, double[] rows, int at) {
    return slope(rows, at, moved -> loss(hidden, moved));
  }

  private double[] logits(int user, double[] hidden, double[] rows) {
    double[] logits = new double[rows.length / (units + 1)];
    for (int item = 0; item < logits.length; item++) {
      logits[item] = rows[logits.length * units + item];
      for (int unit = 0; unit < units; unit++) {
        logits[item] += hidden[user * units + unit] * rows[item * units + unit];
      }
    }
    return logits;
  }

  /** Weight of an item. */
  private double weight(int user, int item) {
    if (isPositive(user, item)) {
      return 1;
    }
    int at = Arrays.binarySearch(sampled.items(), item);
    return at < 0 ? 0 : Math.exp(sampled.logWeights()[at]);
  }

  private boolean isPositive(int user, int item) {
    int[] starts = positives.starts();
    return Arrays.binarySearch(positives.columns(), starts[user], starts[user + 1], item) >= 0;
  }

  private static double slope(double[] from, int at, ToDoubleFunction<double[]> function) {
    double[] moved = from.clone();
    moved[at] = from[at] + STEP;
    double above = function.applyAsDouble(moved);
    moved[at] = from[at] - STEP;
    return (above - function.applyAsDouble(moved)) / (2 * STEP);
  }
}
