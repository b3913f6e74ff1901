package recommender.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The errors of every scored user, summed up.
 *
 * @param users those with at least one scored rating, in the order of their ids
 */
public record Scores(List<UserErrors> users) {

  /** Whether nothing could be scored. */
  public boolean isEmpty() {
    return users.isEmpty();
  }

  /** Errors over all ratings; there must be one. */
  public UserErrors all() {
    return users.stream().reduce(UserErrors::plus).orElseThrow();
  }

  /** Mean over users of each one's RMSE, as some papers report it. */
  public double rmsePerUser(Contender contender) {
    return mean(user -> user.rmse(contender));
  }

  /** Mean over users of each one's MAE. */
  public double maePerUser(Contender contender) {
    return mean(user -> user.mae(contender));
  }

  /** Ends of the 95 % bootstrap interval over users of the autoencoder's RMSE. */
  public double[] rmseInterval(int resamples, long seed) {
    Bootstrap.Interval interval = Bootstrap.rmse(users, Contender.AUTOENCODER, resamples, seed);
    return new double[] {interval.low(), interval.high()};
  }

  private double mean(ToDoubleFunction<UserErrors> metric) {
    return users.stream().mapToDouble(metric).average().orElseThrow();
  }
}
