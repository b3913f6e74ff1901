package recommender.ease;

import recommender.config.EaseChannels;
import recommender.config.EaseSettings;
import recommender.config.Names;

/**
 * The numbers of one EASE.
 *
 * @param channels inputs for each item
 * @param l2 coefficient of |B|²: the mean of those of the items, weighted by their likes
 * @param l2Exponent a: the L2 of an item with d likes is in proportion to d^a
 * @param l2Ratio the L2 of further channels as a multiple of the first one's
 * @param userExponent β: the weight of a user with n likes is in proportion to n^-β
 * @param scoreExponent γ: the score of an item with d likes is multiplied by (d / mean d)^γ
 */
record EaseNumbers(
    EaseChannels channels,
    double l2,
    double l2Exponent,
    double l2Ratio,
    double userExponent,
    double scoreExponent) {

  /** What is set; the rest is what a search begins with, and what is taken without one. */
  static EaseNumbers first(EaseSettings settings) {
    return new EaseNumbers(
        settings.channels().orElse(EaseChannels.LIKED),
        settings.l2().orElse(400),
        settings.l2Exponent().orElse(0.25),
        settings.l2Ratio().orElse(4),
        settings.userExponent().orElse(0.25),
        settings.scoreExponent().orElse(-0.2));
  }

  EaseNumbers withChannels(EaseChannels other) {
    return new EaseNumbers(other, l2, l2Exponent, l2Ratio, userExponent, scoreExponent);
  }

  EaseNumbers withL2(double other) {
    return new EaseNumbers(channels, other, l2Exponent, l2Ratio, userExponent, scoreExponent);
  }

  EaseNumbers withL2Exponent(double other) {
    return new EaseNumbers(channels, l2, other, l2Ratio, userExponent, scoreExponent);
  }

  EaseNumbers withL2Ratio(double other) {
    return new EaseNumbers(channels, l2, l2Exponent, other, userExponent, scoreExponent);
  }

  EaseNumbers withUserExponent(double other) {
    return new EaseNumbers(channels, l2, l2Exponent, l2Ratio, other, scoreExponent);
  }

  EaseNumbers withScoreExponent(double other) {
    return new EaseNumbers(channels, l2, l2Exponent, l2Ratio, userExponent, other);
  }

  /** For the log. */
  @Override
  public String toString() {
    String ratio =
        channels == EaseChannels.LIKED ? "" : ", %s times that for others".formatted(l2Ratio);
    return "%s with l2 %s%s, exponents %s of l2, %s of users and %s of scores"
        .formatted(Names.kebab(channels), l2, ratio, l2Exponent, userExponent, scoreExponent);
  }

  /** Whether the weights of one are those of the other: they differ in their scores at most. */
  boolean hasWeightsOf(EaseNumbers other) {
    return withScoreExponent(other.scoreExponent).equals(other);
  }
}
