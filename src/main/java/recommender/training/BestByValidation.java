package recommender.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The best of what was offered, by its value on the validation part; of equal ones the first.
 *
 * @param <T> what is chosen among: epochs, penalties, shapes
 */
public final class BestByValidation<T> {
  private final ValidationMetric metric;
  private final List<T> offered = new ArrayList<>();
  private T best;
  private double value;

  /** Nothing was offered yet. */
  public BestByValidation(ValidationMetric metric) {
    this.metric = metric;
  }

  /**
   * Takes note of a candidate.
   *
   * @param value NaN where it could not be measured, which is worse than any other
   * @return whether it is the best so far
   */
  public boolean offer(T candidate, double value) {
    boolean isBest = offered.isEmpty() || metric.compare(value, this.value) < 0;
    if (isBest) {
      best = candidate;
      this.value = value;
    }
    offered.add(candidate);
    return isBest;
  }

  /** The best one; null before anything was offered. */
  public T best() {
    return best;
  }

  /** Its value. */
  public double value() {
    return value;
  }

  /** All that were offered, in their order. */
  public List<T> offered() {
    return List.copyOf(offered);
  }
}
