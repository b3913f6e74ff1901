package recommender.config;

import java.util.Locale;

/** Spelling of enum constants in settings, on the command line and in the report. */
public final class Names {
  private Names() {}

  /** {@code USER_FIRST} as {@code user-first}. */
  public static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code GLOBAL_MEAN} as {@code global_mean}. */
  public static String snake(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
