package recommender.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Distribution that initial weights are drawn from.
 *
 * @param kind the family
 * @param scale standard deviation, above 0; of {@link Kind#XAVIER} in multiples of Glorot's
 */
public record Weights(Kind kind, double scale) {
  static final String EXPECTED =
      "xavier, xavier(SCALE), normal(SD) or truncated-normal(SD) with a number above 0";

  /** Initial weights of Glorot and Bengio. */
  static final Weights XAVIER = new Weights(Kind.XAVIER, 1);

  private static final Pattern FORM =
      Pattern.compile("(xavier|normal|truncated-normal)\\(\\s*([0-9.eE+-]+)\\s*\\)");

  /** Families of distributions of initial weights. */
  public enum Kind {
    /** Normal with variance scale² · 2 / (inputs + outputs): Glorot and Bengio 2010 for scale 1. */
    XAVIER,
    NORMAL,
    /** Normal, redrawn beyond two standard deviations. */
    TRUNCATED_NORMAL
  }

  /**
   * Standard deviation of the weights of a layer.
   *
   * @param inputs of the layer
   * @param outputs of the layer
   */
  public double sd(long inputs, long outputs) {
    return kind == Kind.XAVIER ? scale * Math.sqrt(2.0 / (inputs + outputs)) : scale;
  }

  static Optional<Weights> parse(String text) {
    String form = text.trim().toLowerCase(Locale.ROOT);
    if (form.equals("xavier")) {
      return Optional.of(XAVIER);
    }
    Matcher matcher = FORM.matcher(form);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      double scale = Double.parseDouble(matcher.group(2));
      Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT).replace('-', '_'));
      return scale > 0 && Double.isFinite(scale)
          ? Optional.of(new Weights(kind, scale))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
