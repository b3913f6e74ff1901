package recommender.search;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recommender.training.ValidationMetric;

/**
 * The validation metric of a candidate in a rung, with its best epoch.
 *
 * @param candidate its number
 * @param rung its number
 * @param epochs run, fewer than the rung's where training stopped before
 * @param bestEpoch the one that was best on validation, the first of them; 0 when diverged
 * @param value the best one on validation; NaN when training diverged
 */
public record Score(int candidate, int rung, int epochs, int bestEpoch, double value)
    implements Serializable {
  private static final Pattern FORM = Pattern.compile("(\\d+) (\\d+) ([0-9.E-]+|NaN)\n");

  /** The best first: diverged ones come last, ties stand in the order of candidates. */
  static Comparator<Score> bestFirst(ValidationMetric metric) {
    Comparator<Score> byValue = (one, other) -> metric.compare(one.value, other.value);
    return byValue.thenComparingInt(Score::candidate);
  }

  /** Whether training came to numbers that are none. */
  boolean diverged() {
    return Double.isNaN(value);
  }

  /** The same in another rung. */
  Score in(Rung other) {
    return new Score(candidate, other.number(), epochs, bestEpoch, value);
  }

  /** The name of this score among those of a search. */
  static String name(int rung, int candidate) {
    return "rung-%d-candidate-%d".formatted(rung, candidate);
  }

  /** The score as text, without the numbers that its name has. */
  String text() {
    return "%d %d %s\n".formatted(epochs, bestEpoch, value);
  }

  /** What {@link #text()} says; empty when it was not written to its end. */
  static Optional<Score> parse(int rung, int candidate, String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Score(
                candidate,
                rung,
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Double.parseDouble(matcher.group(3))))
        : Optional.empty();
  }
}
