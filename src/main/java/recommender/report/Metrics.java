package recommender.report;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import recommender.ratings.InputSource;

/**
 * Metrics of a run, as {@code metrics.json} has them: the names of the components in snake case are
 * its keys, and unmeasured ones are null here and absent there.
 *
 * @param model the first model of the run; null of a run that is only evaluated
 * @param beside the other models, by the sections of their settings
 * @param paired the model's RMSE against each baseline's, by the name of the baseline
 * @param pairedNdcgAt10 its NDCG@10 against each baseline's
 * @param baselines by the name of the baseline
 * @param slices errors and lists by slices; null where nobody asked for them
 * @param compared the same ratings scored by another run; null without one
 */
public record Metrics(
    Run run,
    Data data,
    @JsonUnwrapped Model model,
    Test test,
    FoldIn foldIn,
    @JsonAnyGetter Map<String, Model> beside,
    Map<String, Paired> paired,
    Map<String, Paired> pairedNdcgAt10,
    Map<String, Baseline> baselines,
    Slices slices,
    Backtest backtest,
    Compared compared) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(new SnakeCase())
          .setSerializationInclusion(JsonInclude.Include.NON_NULL)
          .enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Id, time and version of the run.
   *
   * @param started ISO 8601, UTC
   * @param seconds wall time until the metrics were written
   * @param version of this project
   * @param seed {@code training.seed}
   * @param stages seconds of wall time by stage, in the order they ran
   */
  public record Run(
      String id,
      String started,
      double seconds,
      String version,
      String sparkVersion,
      long seed,
      Map<String, Double> stages) {}

  /**
   * Numbers of ratings read, dropped and in each part.
   *
   * @param read rows
   * @param malformed rows that are no rating, the reasons in {@code rejected}
   * @param duplicates ratings of the same user and item beside the latest one
   * @param outOfRange ratings outside {@code input.rating-scale}
   * @param unrated rows whose rating is one of {@code input.unrated}
   * @param withoutTime ratings without a time, where none is needed
   * @param tooFew ratings dropped by {@code input.min-user-ratings} and {@code min-item-ratings},
   *     and of users who have too few for the split
   * @param rejected rows by reason
   * @param cutoffTimestamp seconds since 1970, of a split in time
   * @param cutoffTime the same in ISO 8601, UTC
   * @param alreadyRated held-out ratings that are not scored since their users had rated the same
   *     items before; null after training, which counts them among duplicates
   * @param inputs what was read
   * @param distribution what was looked at before anything was trained
   */
  public record Data(
      long read,
      long malformed,
      long duplicates,
      long outOfRange,
      long unrated,
      long withoutTime,
      long tooFew,
      SortedMap<String, Long> rejected,
      Double cutoffTimestamp,
      String cutoffTime,
      Long alreadyRated,
      List<InputSource> inputs,
      TrainPart train,
      ValidationPart validation,
      TestPart test,
      Distribution distribution) {}

  /**
   * Ratings of train and validation by their value, and how the split came out.
   *
   * @param histogram each value where there are few, else bins of equal width, ascending
   * @param relevantFrom the lowest rating that is a like; absent where there are no ratings
   * @param likedShare of the ratings, that are likes
   * @param testShareAsked share of all ratings that test was to have; absent where the split does
   *     not go by shares
   * @param testShare that it has
   * @param usersWithoutValidation users of train with too few ratings to give one to validation;
   *     absent where no validation part was asked for
   * @param validationEmpty whether there is no validation rating
   * @param overTime ratings by time, the earliest first; empty where they have no times
   * @param popularity what share of train and validation the most popular items have, the fewest
   *     items first
   */
  public record Distribution(
      List<Bin> histogram,
      Double relevantFrom,
      double likedShare,
      Double testShareAsked,
      double testShare,
      Long usersWithoutValidation,
      boolean validationEmpty,
      List<Period> overTime,
      List<PopularShare> popularity) {}

  /**
   * Numbers of ratings in a period, all of which are equally long.
   *
   * @param from seconds since 1970, or whatever times are
   * @param to its end
   * @param known of train and validation, and those fed in
   * @param test held out
   */
  public record Period(double from, double to, long known, long test) {}

  /**
   * Share of the ratings that the most popular items have.
   *
   * @param items share of the items, in (0, 1]
   * @param ratings share of the ratings, in (0, 1]
   */
  public record PopularShare(double items, double ratings) {}

  /** Number of ratings from one value to another; of a single value both are the same. */
  public record Bin(double from, double to, long ratings) {}

  /**
   * Size of the train part.
   *
   * @param ratings of the train part; after a refit the network was trained on those of the
   *     validation part, too
   * @param users of the published network
   * @param items of the published network
   */
  public record TrainPart(long ratings, long users, long items) {}

  /** Size of the validation part; users are those with a rating that could be scored. */
  public record ValidationPart(long ratings, long users) {}

  /**
   * Size of the test part: ratings = scored + unseenUser + unseenItem.
   *
   * @param usersRanked those with a relevant item held out that train knows
   * @param unseenUsersRanked those of them of whom nothing is known
   */
  public record TestPart(
      long ratings,
      long scored,
      long usersScored,
      long unseenUser,
      long unseenItem,
      long usersRanked,
      long unseenUsersRanked) {

    /** {@code unseen_users_ranked} by the name that scripts know it by. */
    @JsonProperty("strangers_ranked")
    public long strangersRanked() {
      return unseenUsersRanked;
    }
  }

  /**
   * Metrics of one model of the run.
   *
   * @param fit metrics of its fit, by {@link Fit#key}
   * @param refit metrics of its refit; absent without one
   * @param validation absent without a validation part
   * @param warmStart what it began with; absent of a cold start
   */
  public record Model(
      Network network,
      @JsonAnyGetter Map<String, Fit> fit,
      Refit refit,
      Validation validation,
      WarmStart warmStart) {}

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
    Optional<Refit> refit(long trained);
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

    @Override
    public Optional<Refit> refit(long trained) {
      return Optional.empty();
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

    @Override
    public Optional<Refit> refit(long trained) {
      return Optional.empty();
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

  /**
   * Errors and lists on test.
   *
   * @param rmseLow lower end of the 95 % bootstrap interval over users
   * @param rmseHigh upper end
   * @param rmsePerUser mean over users of each one's RMSE
   * @param maePerUser mean over users of each one's MAE
   * @param lists metrics of lists of recommendations, by keys such as {@code ndcg_at_10}: of the
   *     network that ranks where there is one, else of the one that predicts ratings
   */
  public record Test(
      Double rmse,
      Double rmseLow,
      Double rmseHigh,
      Double mae,
      Double rmsePerUser,
      Double maePerUser,
      @JsonAnyGetter Map<String, Double> lists) {}

  /**
   * Errors on unseen users: the first half of their held-out ratings in time was fed in, the second
   * half predicted.
   *
   * @param ratings predicted
   * @param offsetRmse RMSE of global mean, item offset and the user offset of what was fed in
   * @param offsetMae MAE of the same
   */
  public record FoldIn(
      long users, long ratings, double rmse, double mae, double offsetRmse, double offsetMae) {}

  /**
   * Difference between the model and a baseline on the same users.
   *
   * @param difference of the model's metric less that of the baseline
   * @param low lower end of the difference's 95 % bootstrap interval over users
   * @param high upper end
   */
  public record Paired(double difference, Double low, Double high) {}

  /** Errors of a baseline on the same test ratings, or its lists for the same users. */
  public record Baseline(Double rmse, Double mae, @JsonAnyGetter Map<String, Double> lists) {}

  /**
   * This run and another one on the ratings that both can score, which may be fewer than those of
   * {@link TestPart}.
   *
   * @param run id of the other one
   * @param ratings that were scored, of {@code users}
   * @param rmse of this run; null where one of them predicts no ratings
   * @param otherRmse of the other one
   * @param paired this run's RMSE less the other's
   * @param usersRanked those with a relevant item held out
   * @param ndcgAt10 of this run's lists
   * @param otherNdcgAt10 of the other's
   * @param pairedNdcgAt10 this run's NDCG@10 less the other's
   */
  public record Compared(
      String run,
      long ratings,
      long users,
      Double rmse,
      Double otherRmse,
      Paired paired,
      long usersRanked,
      Double ndcgAt10,
      Double otherNdcgAt10,
      Paired pairedNdcgAt10) {}

  /**
   * Metrics of the same job at an earlier cut-off.
   *
   * @param cutoffTime ISO 8601, UTC
   * @param ratings before it
   * @param scored held-out ratings
   * @param rmse of the autoencoder
   * @param biasRmse of the offsets
   * @param ndcgAt10 of a network that ranks
   * @param popularityNdcgAt10 of popularity
   */
  public record Window(
      String cutoffTime,
      long ratings,
      long scored,
      Double rmse,
      Double biasRmse,
      Double ndcgAt10,
      Double popularityNdcgAt10) {

    private double measure() {
      return rmse == null ? ndcgAt10 : rmse;
    }

    private double baseline() {
      return rmse == null ? popularityNdcgAt10 : biasRmse;
    }
  }

  /**
   * Metrics of the windows of a backtest, the earliest first.
   *
   * @param rmseMean over windows; absent for a network that ranks
   * @param rmseSd standard deviation over windows, with n - 1; absent for a single one
   * @param ndcgAt10Mean over windows, of a network that ranks
   * @param ndcgAt10Sd of the same
   * @param differenceMean of the autoencoder's RMSE less the offsets', or of its NDCG less that of
   *     popularity
   * @param differenceSd of the same
   */
  public record Backtest(
      List<Window> windows,
      Double rmseMean,
      Double rmseSd,
      Double ndcgAt10Mean,
      Double ndcgAt10Sd,
      double differenceMean,
      Double differenceSd) {

    /**
     * Sums up.
     *
     * @param windows at least one
     */
    public static Backtest of(List<Window> windows) {
      boolean ranks = windows.get(0).rmse == null;
      double[] measures = windows.stream().mapToDouble(Window::measure).toArray();
      double[] differences =
          windows.stream().mapToDouble(window -> window.measure() - window.baseline()).toArray();
      return new Backtest(
          windows,
          ranks ? null : mean(measures),
          ranks ? null : sd(measures),
          ranks ? mean(measures) : null,
          ranks ? sd(measures) : null,
          mean(differences),
          sd(differences));
    }

    private static double mean(double[] values) {
      return Arrays.stream(values).average().orElseThrow();
    }

    private static Double sd(double[] values) {
      double mean = mean(values);
      double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
      return values.length == 1 ? null : Math.sqrt(squares / (values.length - 1));
    }
  }

  /** Snake case with an underscore before numbers: {@code ndcgAt10} is {@code ndcg_at_10}. */
  private static final class SnakeCase extends PropertyNamingStrategies.SnakeCaseStrategy {
    private static final long serialVersionUID = 1L;

    @Override
    public String translate(String name) {
      return super.translate(name).replaceAll("_at(?=[0-9])", "_at_");
    }
  }

  /** The same as maps and lists, by the keys of {@code metrics.json}. */
  Map<String, Object> values() {
    return values(this);
  }

  /** A part of the metrics as maps and lists. */
  static Map<String, Object> values(Object part) {
    return JSON.convertValue(part, new TypeReference<Map<String, Object>>() {});
  }

  /** The text of {@code metrics.json}. */
  public String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
