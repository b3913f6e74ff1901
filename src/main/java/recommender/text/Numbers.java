package recommender.text;

/** Texts as numbers. */
public final class Numbers {
  /** The longest text of digits that a long holds whatever they are. */
  private static final int SAFE_DIGITS = 18;

  /** Up to so many digits a decimal is exact in double precision, and so is a division of it. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = new double[EXACT_DIGITS + 1];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private Numbers() {}

  /**
   * A number.
   *
   * @param decimal character before the fraction
   * @return null for what is none; NaN and infinities are numbers
   */
  public static Double number(String text, char decimal) {
    long digits = 0;
    int read = 0;
    int fraction = -1;
    boolean negative = !text.isEmpty() && text.charAt(0) == '-';
    for (int i = negative ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9' && read < EXACT_DIGITS) {
        digits = 10 * digits + (c - '0');
        read++;
        fraction += fraction < 0 ? 0 : 1;
      } else if (c == decimal && fraction < 0) {
        fraction = 0;
      } else {
        return uncommon(text, decimal);
      }
    }
    if (read == 0) {
      return null;
    }
    double value = fraction > 0 ? digits / POWERS[fraction] : digits;
    return negative ? Double.valueOf(-value) : Double.valueOf(value);
  }

  /** Exponents, signs, many digits, NaN. */
  private static Double uncommon(String text, char decimal) {
    if (text.isEmpty() || decimal != '.' && text.indexOf('.') >= 0) {
      return null;
    }
    char last = text.charAt(text.length() - 1);
    boolean isDigits = last >= '0' && last <= '9' || last == decimal;
    // Java takes 1f, 2d and 0x1p3 for numbers, which nobody else does.
    if (!isDigits && !text.endsWith("NaN") && !text.endsWith("Infinity")
        || text.indexOf('x') >= 0
        || text.indexOf('X') >= 0) {
      return null;
    }
    try {
      return Double.valueOf(text.replace(decimal, '.'));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * The integer that an id is: 17, and 17.0 or 1.7E1 as programs write it that keep integers as
   * doubles. 017 and +17 are none, since as numbers they would be the id 17 too.
   *
   * @return null for what is none
   */
  public static Long integer(String text) {
    int length = text.length();
    int first = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    int end = first;
    while (end < length && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    if (end == first) {
      return null;
    }
    if (end < length) {
      return text.charAt(end) == '.' ? whole(text, first, end) : null;
    }
    boolean leadingZero = text.charAt(first) == '0' && length > first + 1;
    if (leadingZero || first == 1 && text.charAt(1) == '0') {
      return null;
    }
    return toLong(text);
  }

  private static Long toLong(String digits) {
    if (digits.length() <= SAFE_DIGITS) {
      return Long.valueOf(digits);
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Long whole(String text, int first, int point) {
    int end = point + 1;
    while (end < text.length() && text.charAt(end) == '0') {
      end++;
    }
    if (end == text.length() && end > point + 1) {
      return integer(text.substring(0, point));
    }
    boolean scientific = point == first + 1 && text.indexOf('E', point) > point + 1;
    return scientific ? scientific(text) : null;
  }

  /** Java's form of doubles from ten millions on. */
  private static Long scientific(String text) {
    try {
      double value = Double.parseDouble(text);
      boolean exact = value == Math.rint(value) && Math.abs(value) < 0x1.0p53;
      return exact && Double.toString(value).equals(text) ? (long) value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
