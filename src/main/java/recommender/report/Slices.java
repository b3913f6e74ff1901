package recommender.report;

import java.util.List;

/**
 * Errors and lists by slices of what was scored, none of them empty.
 *
 * @param usersByRatings errors by the number of ratings that are fed in of a user; null where no
 *     rating was scored, as are the next three
 * @param itemsByPopularity errors by the number of train ratings of an item
 * @param ratings errors by the held-out rating
 * @param calibration predictions beside what they were for, by the prediction
 * @param listsByRatings lists by the number of ratings that are known of a user; null without lists
 */
public record Slices(
    List<Errors> usersByRatings,
    List<Errors> itemsByPopularity,
    List<Errors> ratings,
    List<Calibration> calibration,
    List<Lists> listsByRatings) {

  /**
   * Errors of predicted ratings.
   *
   * @param from the lowest number of the slice
   * @param to the highest one; null where there is no bound
   * @param ratings that were scored
   * @param meanError mean of prediction less rating: above 0 where predictions are too high
   */
  public record Errors(
      double from, Double to, long ratings, double rmse, double mae, double meanError) {}

  /**
   * Predictions of about one value.
   *
   * @param from the lowest prediction of the slice
   * @param to the highest one
   * @param ratings that were scored
   * @param predicted mean prediction
   * @param actual mean rating
   */
  public record Calibration(
      double from, double to, long ratings, double predicted, double actual) {}

  /**
   * Lists of users with about as many ratings.
   *
   * @param from the lowest number of the slice
   * @param to the highest one; null where there is no bound
   * @param users who have a list
   * @param popularityNdcgAt10 of lists of popularity for the same users
   */
  public record Lists(
      long from,
      Long to,
      long users,
      double ndcgAt10,
      double recallAt10,
      double popularityNdcgAt10) {}
}
