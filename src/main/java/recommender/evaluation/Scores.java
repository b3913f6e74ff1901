package recommender.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The errors of every scored user, summed up.
 *
 * @param users those with at least one scored rating, in the order of their ids or, with item
 *     vectors, of their columns
 * @param baselines those that were scored beside the autoencoder
 */
public record Scores(List<UserErrors> users, List<RatingPredictor> baselines) {
  /** Of nobody. */
  public static final Scores NONE = new Scores(List.of(), List.of());

  /** The same baselines on nobody. */
  public Scores ofNobody() {
    return new Scores(List.of(), baselines);
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
  public double rmsePerUser(RatingPredictor contender) {
    return mean(user -> user.rmse(contender));
  }

  /** Mean over users of each one's MAE. */
  public double maePerUser(RatingPredictor contender) {
    return mean(user -> user.mae(contender));
  }

  /**
   * How sure all of this is; there must be a user.
   *
   * @param resamples of the users; 0 for no intervals
   */
  public Doubt doubt(int resamples, long seed) {
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
    return new Doubt(bootstrap.map(draws -> draws.rmse(RatingPredictor.AUTOENCODER)), paired);
  }

  /**
   * What another sample of users might have shown.
   *
   * @param rmse 95 % bootstrap interval over users of the autoencoder's RMSE
   * @param paired by baseline, in the order of {@link Scores#baselines}
   */
  public record Doubt(Optional<Interval> rmse, Map<RatingPredictor, Paired> paired) {}

  private double mean(ToDoubleFunction<UserErrors> metric) {
    return users.stream().mapToDouble(metric).average().orElseThrow();
  }
}
