package recommender.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Section {@code ease} with {@code network.channels}: the numbers of a shallow network, alone or
 * beside a network. Those that are empty are chosen on the validation part.
 *
 * @param channels inputs for each item
 * @param l2 coefficient of |B|², at least 0; the mean over items, weighted by their likes
 * @param l2Exponent power of an item's likes that its L2 grows with, in [0, 1]
 * @param l2Ratio the L2 of further channels as a multiple of the first one's, above 0
 * @param userExponent power of a user's likes that their weight falls with, in [0, 1]
 * @param scoreExponent power of an item's likes that its score is multiplied by, in [-1, 1]
 * @param weight that scores are multiplied by before they are added to those of a network beside
 *     it, at least 0
 */
public record EaseSettings(
    Optional<EaseChannels> channels,
    OptionalDouble l2,
    OptionalDouble l2Exponent,
    OptionalDouble l2Ratio,
    OptionalDouble userExponent,
    OptionalDouble scoreExponent,
    OptionalDouble weight) {
  public static final String CHANNELS = "network.channels";
  public static final String L2 = "ease.l2";
  public static final String L2_EXPONENT = "ease.l2-exponent";
  public static final String L2_RATIO = "ease.l2-ratio";
  public static final String USER_EXPONENT = "ease.user-exponent";
  public static final String SCORE_EXPONENT = "ease.score-exponent";
  public static final String WEIGHT = "ease.weight";

  private static final String SHARE = "a number in [0, 1], or auto";

  /**
   * @param input whether it has ratings
   * @param network whether it is shallow, and what its positives are
   */
  static EaseSettings read(SettingsReader in, InputSettings input, NetworkSettings network) {
    if (network.type() == NetworkType.SHALLOW && network.l2().isPresent()) {
      in.refuse("network.l2", "auto, as network.type is shallow (its own is ease.l2)", network);
    }
    return new EaseSettings(
        channels(in, input, network),
        in.numberOrAuto(L2, x -> x >= 0, "a number of at least 0, or auto"),
        in.numberOrAuto(L2_EXPONENT, EaseSettings::isShare, SHARE),
        in.numberOrAuto(L2_RATIO, x -> x > 0, "a number above 0, or auto"),
        in.numberOrAuto(USER_EXPONENT, EaseSettings::isShare, SHARE),
        in.numberOrAuto(SCORE_EXPONENT, x -> x >= -1 && x <= 1, "a number in [-1, 1], or auto"),
        in.numberOrAuto(WEIGHT, x -> x >= 0, "a number of at least 0, or auto"));
  }

  private static boolean isShare(double x) {
    return x >= 0 && x <= 1;
  }

  /** Where every rating is a positive, there is one channel. */
  private static Optional<EaseChannels> channels(
      SettingsReader in, InputSettings input, NetworkSettings network) {
    Optional<EaseChannels> channels = in.choiceOrAuto(CHANNELS, EaseChannels.class);
    if (input.hasRatings() && network.positives() == Positives.RELEVANT) {
      return channels;
    }
    Optional<EaseChannels> liked = Optional.of(EaseChannels.LIKED);
    return channels.isEmpty() || channels.equals(liked)
        ? liked
        : in.refuse(
            CHANNELS,
            "liked or auto, as %s"
                .formatted(
                    input.hasRatings()
                        ? "network.positives is rated"
                        : "input.columns.rating is none"),
            liked);
  }

  /** Whether anything is left to be chosen of what is solved for. */
  public boolean isSearched() {
    return channels.isEmpty()
        || Stream.of(l2, l2Exponent, userExponent, scoreExponent).anyMatch(OptionalDouble::isEmpty)
        || channels.get() != EaseChannels.LIKED && l2Ratio.isEmpty();
  }

  /** The channels to choose among, those that cost least first. */
  public List<EaseChannels> candidates() {
    return channels.map(List::of).orElseGet(() -> List.of(EaseChannels.values()));
  }
}
