package recommender.report;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics of one model of the run.
 *
 * @param fit metrics of its fit, by {@link Fit#key}
 * @param refit metrics of its refit; absent without one
 * @param validation absent without a validation part
 * @param warmStart what it began with; absent of a cold start
 */
public record ModelMetrics(
    Network network,
    @JsonAnyGetter Map<String, Fit> fit,
    Refit refit,
    Validation validation,
    WarmStart warmStart) {
  /**
   * What a network began with that was learned in an earlier run.
   *
   * @param run id of that run
   * @param of what the columns are that were carried over: {@code items} or {@code users}
   * @param carried columns that both have
   * @param added columns that only this run has
   * @param retired columns that only the earlier run has
   * @param optimizerState whether the optimiser's state was carried over, too
   */
  public record WarmStart(
      String run,
      String of,
      long carried,
      @JsonProperty("new") long added,
      long retired,
      boolean optimizerState) {

    /** The same in a sentence. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "Warm start from run %s: %,d %s carried over, %,d new, %,d retired.",
          run,
          carried,
          of,
          added,
          retired);
    }
  }

  /**
   * Size of the network.
   *
   * @param optimizerStateBytes of the optimiser's state that is kept with it; absent where none is
   */
  public record Network(long parameters, int layers, Long optimizerStateBytes) {}

  /** Metrics of the fit of a model. */
  public interface Fit {
    /** The key of its numbers in {@code metrics.json}. */
    String key();

    /**
     * The same numbers of another fit, to train and validation; empty where they add nothing to
     * those of the first one.
     *
     * @param trained ratings of both
     */
    default Optional<Refit> refit(long trained) {
      return Optional.empty();
    }
  }

  /**
   * Metrics of training by epochs; losses are masked MSE without the L2 term or, of a network that
   * ranks, the negative log-likelihood per positive.
   *
   * @param resumedFromEpoch of the checkpoint that training went on from; null where it began anew
   */
  public record Training(
      int epochs,
      int bestEpoch,
      double seconds,
      double secondsPerEpoch,
      double ratingsPerSecond,
      int workers,
      int averagingRounds,
      double firstLoss,
      double lastLoss,
      Integer resumedFromEpoch)
      implements Fit {

    @Override
    public String key() {
      return "training";
    }

    @Override
    public Optional<Refit> refit(long trained) {
      return Optional.of(
          new Refit(trained, epochs, seconds, firstLoss, lastLoss, resumedFromEpoch));
    }
  }

  /**
   * Metrics of a closed-form solution.
   *
   * @param channels inputs for each item, such as {@code liked-disliked}
   * @param l2 coefficient of |B|²
   * @param l2Exponent power of an item's likes that its L2 grows with
   * @param l2Ratio the L2 of further channels as a multiple of the first one's; absent with one
   * @param userExponent power of a user's likes that their weight falls with
   * @param scoreExponent power of an item's likes that its score is multiplied by
   * @param tried number of trials on validation
   * @param solved matrices that were inverted for them
   * @param seconds of counting and solving, validation included
   */
  public record Shallow(
      String channels,
      double l2,
      double l2Exponent,
      Double l2Ratio,
      double userExponent,
      double scoreExponent,
      int tried,
      int solved,
      double seconds)
      implements Fit {

    @Override
    public String key() {
      return "shallow";
    }
  }

  /**
   * Metrics of a network beside a closed-form solution, whose scores are added.
   *
   * @param easeWeight what the scores of the latter are multiplied by
   * @param tried weights that were tried on validation
   * @param networkNdcgAt10 NDCG on validation of the network alone; absent where that was not
   *     measured
   * @param easeNdcgAt10 the same of the closed form
   * @param seconds of choosing the weight
   */
  public record Fused(
      double easeWeight, int tried, Double networkNdcgAt10, Double easeNdcgAt10, double seconds)
      implements Fit {

    @Override
    public String key() {
      return "fused";
    }
  }

  /**
   * Metrics of training once more on train and validation, whose network is published and tested.
   *
   * @param ratings of both
   * @param epochs those that were best on validation
   * @param resumedFromEpoch as in {@link Training}
   */
  public record Refit(
      long ratings,
      int epochs,
      double seconds,
      double firstLoss,
      double lastLoss,
      Integer resumedFromEpoch) {}

  /**
   * Metrics on the validation part at the epoch that was kept: errors of predicted ratings, or NDCG
   * of a network that ranks.
   */
  public record Validation(Double rmse, Double mae, Double ndcgAt10) {

    /** Errors of predicted ratings. */
    public static Validation ofRatings(double rmse, double mae) {
      return new Validation(rmse, mae, null);
    }

    /** Quality of lists. */
    public static Validation ofLists(double ndcgAt10) {
      return new Validation(null, null, ndcgAt10);
    }
  }
}
