package recommender.config;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Section {@code split}: the protocol by which ratings are held out of training.
 *
 * @param strategy the protocol
 * @param percentile in (0, 1), for {@link SplitStrategy#TIMESTAMP_PERCENTILE}
 * @param fraction share kept for training, in (0, 1), of ratings or of users
 * @param count ratings of each user held out by the {@code user-…} strategies; at least 1
 * @param order which users are held out whole
 * @param givenFraction share of a held-out user's ratings that is fed in, in (0, 1)
 * @param seed of every random choice of the split
 * @param heldOut the test table of {@link SplitStrategy#GIVEN}
 * @param validationFraction share of each user's train ratings, in [0, 1), used to choose the epoch
 * @param mostValidation ratings that are about as many as that may be, at least 1; empty for any
 *     number
 * @param validationAfter seconds since 1970: ratings of that time or later alone are taken for
 *     validation; empty for all
 */
public record SplitSettings(
    SplitStrategy strategy,
    double percentile,
    double fraction,
    int count,
    UserOrder order,
    double givenFraction,
    long seed,
    Optional<String> heldOut,
    double validationFraction,
    OptionalInt mostValidation,
    OptionalDouble validationAfter) {

  static SplitSettings read(SettingsReader in) {
    SplitStrategy strategy = in.choice("split.strategy", SplitStrategy.class);
    Optional<String> heldOut = in.optionalText("split.held-out", "a path");
    if (strategy == SplitStrategy.GIVEN && heldOut.isEmpty()) {
      in.refuse("split.held-out", "a path, as split.strategy is given", heldOut);
    }
    if (strategy != SplitStrategy.GIVEN && heldOut.isPresent()) {
      in.refuse("split.strategy", "given, as split.held-out is set", strategy);
    }
    return new SplitSettings(
        strategy,
        openFraction(in, "split.percentile"),
        openFraction(in, "split.fraction"),
        in.integer("split.count", n -> n >= 1, "a whole number of at least 1"),
        in.choice("split.order", UserOrder.class),
        openFraction(in, "split.given-fraction"),
        in.wholeNumber("split.seed", n -> true, "a whole number"),
        heldOut,
        in.number("split.validation-fraction", x -> x >= 0 && x < 1, "a number in [0, 1)"),
        in.wholeOrNone("split.validation-max-ratings", 1),
        in.numberOrNone("split.validation-after", "a number of seconds since 1970, or none"));
  }

  private static double openFraction(SettingsReader in, String key) {
    return in.number(key, x -> x > 0 && x < 1, "a number in (0, 1)");
  }
}
