package recommender.ease;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.EaseChannels;
import recommender.config.EaseSettings;
import recommender.config.SettingsException;
import recommender.training.BestByValidation;
import recommender.training.ValidationMetric;

/**
 * Search for the numbers of EASE by NDCG@10 on the validation part: one number after the other is
 * moved from the best so far, up and, where that is no better, down. What one channel is enough to
 * tell is searched for with one, whose matrix is the smallest; then further channels are tried. It
 * inverts at most {@value #MOST_SOLVES} matrices; other exponents of scores cost none. At no time
 * are there more than two solutions in memory.
 */
final class EaseSearch {
  /** Matrices that a search inverts at most. */
  static final int MOST_SOLVES = 12;

  private static final Logger LOG = LoggerFactory.getLogger(EaseSearch.class);

  /** Steps in one direction at most; of what is not named here there is one. */
  private static final int L2_STEPS = 5;

  private static final int SCORE_STEPS = 3;

  private static final double EXPONENT_STEP = 0.25;
  private static final double SCORE_STEP = 0.1;

  private final Function<EaseNumbers, EaseWeights> solver;
  private final BiFunction<EaseWeights, EaseNumbers, OptionalDouble> ndcg;
  private final BestByValidation<EaseTrial> trials = new BestByValidation<>(ValidationMetric.NDCG);
  private EaseWeights weights;
  private int solves;

  /**
   * @param ndcg NDCG@10 on the validation part; empty without one
   */
  EaseSearch(
      Function<EaseNumbers, EaseWeights> solver,
      BiFunction<EaseWeights, EaseNumbers, OptionalDouble> ndcg) {
    this.solver = solver;
    this.ndcg = ndcg;
  }

  /** Solves for some numbers without a search; nothing stays in memory when that fails. */
  void only(EaseNumbers numbers) {
    offer(numbers);
  }

  /**
   * Searches for what the settings leave open; nothing stays in memory when that fails.
   *
   * @param channels to choose among, those that cost least first
   */
  void search(EaseSettings settings, List<EaseChannels> channels) {
    try {
      EaseChannels first = channels.get(0);
      offer(EaseNumbers.first(settings).withChannels(first));
      searchL2(L2_STEPS, settings);
      searchScores(settings);
      searchExponents(settings);
      channels.stream().skip(1).forEach(more -> tryOut(best -> best.withChannels(more)));
      if (numbers().channels() != first) {
        searchL2(1, settings);
      }
      if (numbers().channels().count() > 1) {
        searchRatio(settings);
      }
      searchScores(settings);
    } catch (Throwable e) {
      keep(null);
      throw e;
    }
    LOG.info("Kept {} of {} that were tried.", numbers(), tried().size());
  }

  private void searchL2(int steps, EaseSettings settings) {
    if (settings.l2().isEmpty()) {
      climb(steps, best -> best.withL2(2 * best.l2()), best -> best.withL2(best.l2() / 2));
    }
  }

  private void searchExponents(EaseSettings settings) {
    if (settings.l2Exponent().isEmpty()) {
      climb(
          1,
          best -> best.withL2Exponent(best.l2Exponent() + EXPONENT_STEP),
          best -> best.withL2Exponent(best.l2Exponent() - EXPONENT_STEP));
    }
    if (settings.userExponent().isEmpty()) {
      climb(
          1,
          best -> best.withUserExponent(best.userExponent() + EXPONENT_STEP),
          best -> best.withUserExponent(best.userExponent() - EXPONENT_STEP));
    }
  }

  private void searchRatio(EaseSettings settings) {
    if (settings.l2Ratio().isEmpty()) {
      climb(
          1,
          best -> best.withL2Ratio(best.l2Ratio() / 2),
          best -> best.withL2Ratio(2 * best.l2Ratio()));
    }
  }

  private void searchScores(EaseSettings settings) {
    if (settings.scoreExponent().isEmpty()) {
      climb(
          SCORE_STEPS,
          best -> best.withScoreExponent(tenths(best.scoreExponent() + SCORE_STEP)),
          best -> best.withScoreExponent(tenths(best.scoreExponent() - SCORE_STEP)));
    }
  }

  private static double tenths(double exponent) {
    return Math.rint(exponent * 10) / 10;
  }

  /** Goes up as long as it gets better, and down where up is no better. */
  private void climb(int steps, UnaryOperator<EaseNumbers> up, UnaryOperator<EaseNumbers> down) {
    if (climb(steps, up) == 0) {
      climb(steps, down);
    }
  }

  private int climb(int steps, UnaryOperator<EaseNumbers> step) {
    int better = 0;
    while (better < steps && tryOut(step)) {
      better++;
    }
    return better;
  }

  /** Whether a step from the best is better than that. */
  private boolean tryOut(UnaryOperator<EaseNumbers> step) {
    EaseNumbers next = step.apply(numbers());
    boolean isFree = next.hasWeightsOf(numbers());
    if (!isFree && solves >= MOST_SOLVES) {
      return false;
    }
    try {
      return isFree ? offerScores(next) : offer(next);
    } catch (SettingsException unsolvable) {
      LOG.info("Left out: {}", unsolvable.getMessage());
      return false;
    }
  }

  private boolean offer(EaseNumbers next) {
    long begun = System.nanoTime();
    solves++;
    EaseWeights solved = solver.apply(next);
    OptionalDouble value = measured(solved, next);
    boolean isBest = note(new EaseTrial(next, value, true, secondsSince(begun)));
    if (isBest) {
      keep(solved);
    } else {
      solved.close();
    }
    return isBest;
  }

  private boolean offerScores(EaseNumbers next) {
    long begun = System.nanoTime();
    OptionalDouble value = ndcg.apply(weights, next);
    return note(new EaseTrial(next, value, false, secondsSince(begun)));
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private boolean note(EaseTrial trial) {
    LOG.info(
        "{} {}: validation NDCG@10 {}, {} s.",
        trial.isSolved() ? "Solved" : "Scored",
        trial.numbers(),
        trial.ndcg().isPresent()
            ? String.format(Locale.ROOT, "%.4f", trial.ndcg().getAsDouble())
            : "none",
        String.format(Locale.ROOT, "%.1f", trial.seconds()));
    return trials.offer(trial, trial.ndcg().orElse(Double.NaN));
  }

  private OptionalDouble measured(EaseWeights solved, EaseNumbers numbers) {
    try {
      return ndcg.apply(solved, numbers);
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
  EaseWeights weights() {
    return weights;
  }

  /** The trial that was best on validation. */
  EaseTrial best() {
    return trials.best();
  }

  /** Its numbers. */
  EaseNumbers numbers() {
    return best().numbers();
  }

  /** All trials, in their order. */
  List<EaseTrial> tried() {
    return trials.offered();
  }

  /** Matrices that were inverted. */
  int solves() {
    return solves;
  }
}
