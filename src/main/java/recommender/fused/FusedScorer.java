package recommender.fused;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import recommender.kernel.VectorOps;
import recommender.model.Scorer;
import recommender.vectors.UserVector;

/**
 * Scorer of items by two models: log softmax of the one plus a weight times the score of the other.
 *
 * @param network whose scores are logits
 * @param weight of the scores of the other, at least 0
 */
record FusedScorer(Scorer network, Scorer ease, double weight) implements Scorer {

  @Override
  public float[][] scores(List<UserVector> fed) {
    return scores(network, ease, fed, List.of(weight)).next();
  }

  /**
   * Scores by each of some weights; both models score users once.
   *
   * @return [users][columns], in the order of weights
   */
  static Iterator<float[][]> scores(
      Scorer network, Scorer ease, List<UserVector> fed, List<Double> weights) {
    float[][] logSoftmax = network.scores(fed);
    Arrays.stream(logSoftmax).parallel().forEach(FusedScorer::normalise);
    float[][] other = ease.scores(fed);
    return weights.stream().map(weight -> sum(logSoftmax, other, weight)).iterator();
  }

  /** Takes the logarithm of the sum of exponentials off logits. */
  static void normalise(float[] logits) {
    double highest = highest(logits);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - highest);
    }
    double logSum = highest + Math.log(sum);
    for (int item = 0; item < logits.length; item++) {
      logits[item] = (float) (logits[item] - logSum);
    }
  }

  private static double highest(float[] logits) {
    double highest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      highest = Math.max(highest, logit);
    }
    return highest;
  }

  private static float[][] sum(float[][] logSoftmax, float[][] other, double weight) {
    float[][] sums = new float[logSoftmax.length][];
    for (int user = 0; user < sums.length; user++) {
      sums[user] = logSoftmax[user].clone();
      VectorOps.add(sums[user], (float) weight, other[user]);
    }
    return sums;
  }
}
