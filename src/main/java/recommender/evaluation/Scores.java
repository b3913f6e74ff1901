package recommender.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Errors of predicted ratings, summed up for each scored user.
 *
 * @param users those with at least one scored rating, in the order of their ids
 * @param baselines those that were scored beside the autoencoder
 * @param slices the errors of the autoencoder by slices; empty where nobody asks for them
 */
public record Scores(
    List<UserErrors> users, List<RatingPredictor> baselines, Optional<ErrorSlices> slices) {
  /** Scores of no users. */
  public static final Scores NONE = new Scores(List.of(), List.of());

  /** Scores without slices. */
  public Scores(List<UserErrors> users, List<RatingPredictor> baselines) {
    this(users, baselines, Optional.empty());
  }

  /**
   * The errors of a model beside those of another one, as if that were a baseline.
   *
   * @param other scores of the same users
   */
  public Scores against(Scores other) {
    List<UserErrors> both = new ArrayList<>(users.size());
    for (int user = 0; user < users.size(); user++) {
      both.add(users.get(user).beside(other.users.get(user)));
    }
    return new Scores(both, List.of(RatingPredictor.OTHER_RUN));
  }

  /** Whether nothing could be scored. */
  public boolean isEmpty() {
    return users.isEmpty();
  }

  /** Errors over all ratings; there must be one. */
  public UserErrors all() {
    return users.stream().reduce(UserErrors::plus).orElseThrow();
  }

  /** Mean over users of each one's RMSE, as some papers report it. */
  public double rmsePerUser(RatingPredictor predictor) {
    return mean(user -> user.rmse(predictor));
  }

  /** Mean over users of each one's MAE. */
  public double maePerUser(RatingPredictor predictor) {
    return mean(user -> user.mae(predictor));
  }

  /**
   * Intervals of these scores over resampled users; there must be a user.
   *
   * @param resamples of the users; 0 for no intervals
   */
  public Uncertainty uncertainty(int resamples, long seed) {
    Optional<Bootstrap> bootstrap =
        resamples == 0 ? Optional.empty() : Optional.of(new Bootstrap(users, resamples, seed));
    UserErrors all = all();
    Map<RatingPredictor, Paired> paired = new LinkedHashMap<>();
    for (RatingPredictor baseline : baselines) {
      paired.put(
          baseline,
          new Paired(
              all.rmse(RatingPredictor.AUTOENCODER) - all.rmse(baseline),
              bootstrap.map(draws -> draws.difference(RatingPredictor.AUTOENCODER, baseline))));
    }
    return new Uncertainty(bootstrap.map(draws -> draws.rmse(RatingPredictor.AUTOENCODER)), paired);
  }

  /**
   * Uncertainty of scores by the bootstrap over users.
   *
   * @param rmse 95 % bootstrap interval over users of the autoencoder's RMSE
   * @param paired by baseline, in the order of {@link Scores#baselines}
   */
  public record Uncertainty(Optional<Interval> rmse, Map<RatingPredictor, Paired> paired) {}

  private double mean(ToDoubleFunction<UserErrors> metric) {
    return users.stream().mapToDouble(metric).average().orElseThrow();
  }
}
