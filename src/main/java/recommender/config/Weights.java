package recommender.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The distribution that first weights are drawn from.
 *
 * @param kind the family
 * @param sd standard deviation, above 0; unused by {@link Kind#XAVIER}
 */
public record Weights(Kind kind, double sd) {
  static final String EXPECTED = "xavier, normal(SD) or truncated-normal(SD) with SD above 0";

  private static final Pattern FORM =
      Pattern.compile("(normal|truncated-normal)\\(\\s*([0-9.eE+-]+)\\s*\\)");

  /** Families of first weights. */
  public enum Kind {
    /** Normal with variance 2 / (inputs + outputs): Glorot and Bengio 2010. */
    XAVIER,
    NORMAL,
    /** Normal, redrawn beyond two standard deviations. */
    TRUNCATED_NORMAL
  }

  static Optional<Weights> parse(String text) {
    String form = text.trim().toLowerCase(Locale.ROOT);
    if (form.equals("xavier")) {
      return Optional.of(new Weights(Kind.XAVIER, 0));
    }
    Matcher matcher = FORM.matcher(form);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      double sd = Double.parseDouble(matcher.group(2));
      Kind kind = matcher.group(1).equals("normal") ? Kind.NORMAL : Kind.TRUNCATED_NORMAL;
      return sd > 0 && Double.isFinite(sd) ? Optional.of(new Weights(kind, sd)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
