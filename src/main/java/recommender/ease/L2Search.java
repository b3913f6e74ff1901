package recommender.ease;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.SettingsException;
import recommender.training.BestByValidation;
import recommender.training.ValidationMetric;

/**
 * Search for the L2 coefficient of EASE by NDCG@10 on the validation part: every value tried is
 * twice or half the best so far, until neither is better. At no time are there more than two
 * solutions in memory.
 */
public final class L2Search {
  private static final Logger LOG = LoggerFactory.getLogger(L2Search.class);

  /** Beyond it single precision has no digits left for the counts. */
  private static final double MOST = 1e6;

  private static final double LEAST = 1;

  private final Ease ease;
  private final Function<EaseWeights, OptionalDouble> ndcg;
  private final BestByValidation<L2Trial> trials = new BestByValidation<>(ValidationMetric.NDCG);
  private EaseWeights weights;

  /**
   * @param ndcg NDCG@10 on the validation part; empty without one
   */
  public L2Search(Ease ease, Function<EaseWeights, OptionalDouble> ndcg) {
    this.ease = ease;
    this.ndcg = ndcg;
  }

  /** Solves for one L2 without a search; nothing stays in memory when that fails. */
  public void only(double l2) {
    offer(l2);
  }

  /**
   * Searches; nothing stays in memory when that fails.
   *
   * @param first the L2 to begin with
   */
  public void from(double first) {
    try {
      offer(first);
      double up = climb(2);
      if (up == first) {
        climb(0.5);
      }
    } catch (Throwable e) {
      keep(null);
      throw e;
    }
    LOG.info("Kept l2 {} of {} that were tried.", best().l2(), tried().size());
  }

  /** Goes on as long as it gets better and can be solved, and returns the best L2. */
  private double climb(double factor) {
    double before = Double.NaN;
    while (best().l2() != before && best().l2() * factor >= LEAST && best().l2() * factor <= MOST) {
      before = best().l2();
      try {
        offer(best().l2() * factor);
      } catch (SettingsException unsolvable) {
        LOG.info("Left off searching: {}", unsolvable.getMessage());
      }
    }
    return best().l2();
  }

  private void offer(double l2) {
    long begun = System.nanoTime();
    EaseWeights solved = ease.weights(l2);
    OptionalDouble value = measured(solved);
    double seconds = (System.nanoTime() - begun) / 1e9;
    L2Trial trial = new L2Trial(l2, value, seconds);
    LOG.info(
        "Solved with l2 {}: validation NDCG@10 {}, {} s.",
        l2,
        value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "none",
        String.format(Locale.ROOT, "%.1f", seconds));
    if (trials.offer(trial, value.orElse(Double.NaN))) {
      keep(solved);
    } else {
      solved.close();
    }
  }

  private OptionalDouble measured(EaseWeights solved) {
    try {
      return ndcg.apply(solved);
    } catch (Throwable e) {
      solved.close();
      throw e;
    }
  }

  /**
   * Replaces the weights kept so far, which lie off the heap, where nothing is garbage-collected.
   */
  private void keep(EaseWeights better) {
    if (weights != null) {
      weights.close();
    }
    weights = better;
  }

  /** The solution for {@link #best}. */
  public EaseWeights weights() {
    return weights;
  }

  /** The trial that was best on validation. */
  public L2Trial best() {
    return trials.best();
  }

  /** All trials, in their order. */
  public List<L2Trial> tried() {
    return trials.offered();
  }
}
