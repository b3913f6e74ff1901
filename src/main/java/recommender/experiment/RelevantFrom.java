package recommender.experiment;

import java.util.Optional;
import recommender.config.RatingScale;
import recommender.experiment.RatingHistogram.Bin;

/**
 * What {@code evaluation.relevant-from = auto} comes to: a rating from which on some items are
 * likes and, wherever ratings differ, some are not.
 */
final class RelevantFrom {
  /** On scales from 0 or more to at most 5: what most people take on MovieLens. */
  private static final double OF_FIVE = 4;

  private static final double LONGEST_OF_FIVE = 5;

  /** Where 4 lies from 1 to 5. */
  private static final double UPPER_QUARTER = 0.75;

  /** Of 0.7 in steps of 0.1 the last digit may be off. */
  private static final double ROUNDING = 1e-6;

  private static final double FEW = 0.05;
  private static final double MOST = 0.95;
  private static final double HALF = 0.5;

  private RelevantFrom() {}

  /**
   * The lowest rating that is a like.
   *
   * @param ratings of train and validation
   * @param given the scale that the settings name, if they do
   */
  static double of(RatingHistogram ratings, Optional<RatingScale> given) {
    RatingHistogram rated =
        UnratedValue.in(ratings).map(value -> ratings.without(value)).orElse(ratings);
    RatingScale scale = given.orElseGet(() -> new RatingScale(rated.lowest(), rated.highest()));
    double share = rated.shareFrom(OF_FIVE);
    if (scale.min() >= 0 && scale.max() <= LONGEST_OF_FIVE && share > 0 && share < 1) {
      return OF_FIVE;
    }
    return tidy(upperQuarter(rated, scale).orElseGet(() -> upperHalf(rated)));
  }

  /** The lowest rating in the upper quarter of the scale, if a fair share reaches it. */
  private static Optional<Double> upperQuarter(RatingHistogram rated, RatingScale scale) {
    double length = scale.max() - scale.min();
    double quarter = scale.min() + (UPPER_QUARTER - ROUNDING) * length;
    return rated.bins().stream()
        .map(Bin::low)
        .filter(low -> low >= quarter)
        .findFirst()
        .filter(from -> rated.shareFrom(from) >= FEW && rated.shareFrom(from) <= MOST);
  }

  /** The lowest rating that at most half of the ratings reach; the highest where none is. */
  private static double upperHalf(RatingHistogram rated) {
    return rated.bins().stream()
        .map(Bin::low)
        .filter(low -> rated.shareFrom(low) <= HALF)
        .findFirst()
        .orElseGet(() -> rated.bins().get(rated.bins().size() - 1).low());
  }

  /** The same in single precision, in which ratings are compared, with no digits beyond. */
  private static double tidy(double rating) {
    return Double.parseDouble(RatingHistogram.text(rating));
  }
}
