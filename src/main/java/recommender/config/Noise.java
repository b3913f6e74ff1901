package recommender.config;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Noise on the ratings that are fed in, in training only; targets stay clean.
 *
 * @param kind the family
 * @param amount standard deviation in units of a rating, above 0, or a share in (0, 1); 0 for none
 */
public record Noise(Kind kind, double amount) implements Serializable {
  /** Ratings as they are. */
  public static final Noise NONE = new Noise(Kind.NONE, 0);

  static final String EXPECTED =
      "none, gaussian(SD) with SD above 0, or salt-and-pepper(SHARE) with SHARE in (0, 1)";

  private static final Pattern FORM =
      Pattern.compile("(gaussian|salt-and-pepper)\\(\\s*([0-9.eE+-]+)\\s*\\)");

  /** Families of noise. */
  public enum Kind {
    NONE,
    /** A normal number is added to each rating. */
    GAUSSIAN,
    /**
     * A share of the ratings becomes the lowest or the highest of the scale (Vincent et al. 2010).
     */
    SALT_AND_PEPPER
  }

  static Optional<Noise> parse(String text) {
    String form = text.trim().toLowerCase(Locale.ROOT);
    Matcher matcher = FORM.matcher(form);
    if (!matcher.matches()) {
      return form.equals("none") ? Optional.of(NONE) : Optional.empty();
    }
    try {
      double amount = Double.parseDouble(matcher.group(2));
      Kind kind = matcher.group(1).equals("gaussian") ? Kind.GAUSSIAN : Kind.SALT_AND_PEPPER;
      double end = kind == Kind.GAUSSIAN ? Double.POSITIVE_INFINITY : 1;
      return amount > 0 && amount < end ? Optional.of(new Noise(kind, amount)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
