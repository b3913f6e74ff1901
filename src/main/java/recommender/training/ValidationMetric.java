package recommender.training;

import java.util.function.ToDoubleFunction;
import recommender.network.SparseNetwork;

/**
 * What says on validation which epoch is the best one.
 *
 * @param name as people say it
 * @param of gives the value of a network
 * @param better which values are
 */
public record ValidationMetric(String name, ToDoubleFunction<SparseNetwork> of, Better better) {

  /** Which of two values is the better one. */
  public enum Better {
    LOWER,
    HIGHER;

    /** Whether one value is better than another. */
    boolean than(double one, double other) {
      return this == LOWER ? one < other : one > other;
    }

    /** What every value is better than. */
    double worst() {
      return this == LOWER ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
  }

  /** By the error of predicted ratings. */
  public static ValidationMetric rmse(ToDoubleFunction<SparseNetwork> of) {
    return new ValidationMetric("RMSE", of, Better.LOWER);
  }

  /** By the lists of recommendations. */
  public static ValidationMetric ndcg(ToDoubleFunction<SparseNetwork> of) {
    return new ValidationMetric("NDCG@10", of, Better.HIGHER);
  }
}
