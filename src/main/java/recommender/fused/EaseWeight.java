package recommender.fused;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recommender.training.ValidationMetric;

/**
 * The weight of EASE's scores beside those of a network, of some that were tried.
 *
 * @param tried weights, ascending
 * @param ndcgs NDCG@10 of each on the validation part; empty without one
 * @param chosen place of the one that was chosen
 * @param seconds of trying them
 */
record EaseWeight(List<Double> tried, List<Double> ndcgs, int chosen, double seconds) {

  /** Without a validation part. */
  static EaseWeight given(double weight) {
    return new EaseWeight(List.of(weight), List.of(), 0, 0);
  }

  /**
   * The weight that is best together with its neighbours: that of one weight alone changes more by
   * chance than from one weight to the next.
   *
   * @param ndcgs of each
   */
  static EaseWeight best(List<Double> tried, double[] ndcgs, double seconds) {
    int best =
        IntStream.range(0, ndcgs.length)
            .reduce((one, other) -> around(ndcgs, other) > around(ndcgs, one) ? other : one)
            .orElseThrow();
    return new EaseWeight(tried, Arrays.stream(ndcgs).boxed().toList(), best, seconds);
  }

  /** Mean of a value and those beside it. */
  private static double around(double[] values, int place) {
    return Arrays.stream(values, Math.max(0, place - 1), Math.min(values.length, place + 2))
        .average()
        .orElseThrow();
  }

  /** What EASE's scores are multiplied by. */
  double value() {
    return tried.get(chosen);
  }

  /** NDCG@10 of the sum on the validation part; empty without one. */
  OptionalDouble ndcg() {
    return ndcgs.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(ndcgs.get(chosen));
  }

  /** A row for each weight. */
  String history() {
    return IntStream.range(0, tried.size())
        .mapToObj(
            place -> "%s,%s\n".formatted(tried.get(place), ndcgs.isEmpty() ? "" : ndcgs.get(place)))
        .collect(
            Collectors.joining(
                "", "ease_weight,%s\n".formatted(ValidationMetric.NDCG.column()), ""));
  }

  /** For the log. */
  @Override
  public String toString() {
    String weight = "weight %s of EASE".formatted(value());
    return ndcgs.isEmpty()
        ? weight
        : String.format(
            Locale.ROOT,
            "%s, out of %d: validation NDCG@10 %.4f, %.1f s",
            weight,
            tried.size(),
            ndcgs.get(chosen),
            seconds);
  }
}
