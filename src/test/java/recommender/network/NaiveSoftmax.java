package recommender.network;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import recommender.vectors.SparseRows;

/**
 * The likelihood of likes under a softmax in plain Java and double precision, differentiated
 * numerically.
 *
 * @param likes of the users
 * @param candidates that the softmax runs over
 * @param units of the layer before
 */
record NaiveSoftmax(SparseRows likes, Candidates candidates, int units) {
  private static final double STEP = 1e-5;

  /**
   * −Σ log p over the likes, divided by their number.
   *
   * @param hidden [users · units], user after user
   * @param rows [items · units + items], item after item, then the offsets
   */
  double loss(double[] hidden, double[] rows) {
    double loss = 0;
    for (int user = 0; user < likes.users(); user++) {
      double[] logits = logits(user, hidden, rows);
      double most = Arrays.stream(logits).max().orElseThrow();
      double sum = 0;
      for (int i = 0; i < logits.length; i++) {
        double weight = likes(user, i) ? 1 : Math.exp(candidates.logWeights()[i]);
        sum += weight * Math.exp(logits[i] - most);
      }
      for (int i = 0; i < logits.length; i++) {
        loss += likes(user, i) ? Math.log(sum) + most - logits[i] : 0;
      }
    }
    return loss / Math.max(1, likes.ratings());
  }

  /** Its slope along one of {@code hidden}. */
  double byHidden(double[] hidden, double[] rows, int at) {
    return slope(hidden, at, moved -> loss(moved, rows));
  }

  /** Its slope along one of {@code rows}. */
  double byRows(double[] hidden, double[] rows, int at) {
    return slope(rows, at, moved -> loss(hidden, moved));
  }

  private double[] logits(int user, double[] hidden, double[] rows) {
    int items = rows.length / (units + 1);
    double[] logits = new double[candidates.size()];
    for (int i = 0; i < logits.length; i++) {
      int item = candidates.items()[i];
      logits[i] = rows[items * units + item];
      for (int unit = 0; unit < units; unit++) {
        logits[i] += hidden[user * units + unit] * rows[item * units + unit];
      }
    }
    return logits;
  }

  private boolean likes(int user, int candidate) {
    return Arrays.binarySearch(
            likes.columns(),
            likes.starts()[user],
            likes.starts()[user + 1],
            candidates.items()[candidate])
        >= 0;
  }

  private static double slope(double[] from, int at, ToDoubleFunction<double[]> function) {
    double[] moved = from.clone();
    moved[at] = from[at] + STEP;
    double above = function.applyAsDouble(moved);
    moved[at] = from[at] - STEP;
    return (above - function.applyAsDouble(moved)) / (2 * STEP);
  }
}
