package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Typed access to a resolved configuration that collects problems instead of stopping at the first.
 *
 * <p>A method that finds a problem notes it and returns some value of its type, so that reading
 * goes on; {@link #problems()} must be empty before any value is used.
 */
final class SettingsReader {
  /** A comma between two elements; those in the braces of a glob are part of a path. */
  private static final Pattern COMMA = Pattern.compile("\\s*,(?![^{]*\\})\\s*");

  private final Config config;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Config config) {
    this.config = config;
  }

  List<String> problems() {
    return problems;
  }

  boolean isSet(String key) {
    return config.hasPath(key);
  }

  double number(String key, DoublePredicate legal, String expected) {
    double value;
    try {
      value = config.getDouble(key);
    } catch (ConfigException e) {
      return refuse(key, expected, Double.NaN);
    }
    return Double.isFinite(value) && legal.test(value) ? value : refuse(key, expected, Double.NaN);
  }

  /** A number; empty where it is {@code auto}. */
  OptionalDouble numberOrAuto(String key, DoublePredicate legal, String expected) {
    String text = text(key, expected);
    return text.isEmpty() || text.equals("auto")
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(key, legal, expected));
  }

  /** Any number; empty where it is {@code none}. */
  OptionalDouble numberOrNone(String key, String expected) {
    String text = text(key, expected);
    return text.isEmpty() || text.equals("none")
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(key, x -> true, expected));
  }

  /** A number; empty where it is {@code off}. */
  OptionalDouble numberOrOff(String key, DoublePredicate legal, String expected) {
    // HOCON has off for false.
    String text = text(key, expected);
    return List.of("off", "false", "").contains(text)
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(key, legal, expected));
  }

  int integer(String key, LongPredicate legal, String expected) {
    long value = wholeNumber(key, legal, expected);
    return value == (int) value ? (int) value : refuse(key, expected, 0);
  }

  /**
   * Empty for auto.
   *
   * @param least that is legal
   */
  OptionalInt wholeOrAuto(String key, int least) {
    return wholeOr("auto", key, least);
  }

  /**
   * Empty for none.
   *
   * @param least that is legal
   */
  OptionalInt wholeOrNone(String key, int least) {
    return wholeOr("none", key, least);
  }

  private OptionalInt wholeOr(String word, String key, int least) {
    String expected = "a whole number of at least %d, or %s".formatted(least, word);
    String text = text(key, expected);
    return text.isEmpty() || text.equals(word)
        ? OptionalInt.empty()
        : OptionalInt.of(integer(key, n -> n >= least, expected));
  }

  long wholeNumber(String key, LongPredicate legal, String expected) {
    long value;
    try {
      value = config.getLong(key);
      // getLong truncates 1.5 to 1, which nobody meant.
      if (config.getDouble(key) != value) {
        return refuse(key, expected, 0L);
      }
    } catch (ConfigException e) {
      return refuse(key, expected, 0L);
    }
    return legal.test(value) ? value : refuse(key, expected, 0L);
  }

  boolean flag(String key) {
    try {
      return config.getBoolean(key);
    } catch (ConfigException e) {
      return refuse(key, "true or false", false);
    }
  }

  /** Empty for auto. */
  Optional<Boolean> flagOrAuto(String key) {
    if (text(key, "true, false or auto").equals("auto")) {
      return Optional.empty();
    }
    try {
      return Optional.of(config.getBoolean(key));
    } catch (ConfigException e) {
      return refuse(key, "true, false or auto", Optional.empty());
    }
  }

  String text(String key, String expected) {
    try {
      String value = config.getString(key);
      return value.isBlank() ? refuse(key, expected, "") : value;
    } catch (ConfigException e) {
      return refuse(key, expected, "");
    }
  }

  /** A text in which blanks count. */
  Optional<String> asItStands(String key, String expected) {
    try {
      String value = config.getString(key);
      return value.isEmpty() ? refuse(key, expected, Optional.empty()) : Optional.of(value);
    } catch (ConfigException e) {
      return refuse(key, expected, Optional.empty());
    }
  }

  Optional<String> optionalText(String key, String expected) {
    return isSet(key) ? Optional.of(text(key, expected)) : Optional.empty();
  }

  /** A constant of {@code type} written in kebab case: {@code user-first} is {@code USER_FIRST}. */
  <E extends Enum<E>> E choice(String key, Class<E> type) {
    String expected = "one of " + names(type);
    String text = text(key, expected);
    E first = type.getEnumConstants()[0];
    return text.isEmpty() ? first : named(text, type).orElseGet(() -> refuse(key, expected, first));
  }

  /** A constant as in {@link #choice}; empty where it is {@code auto}. */
  <E extends Enum<E>> Optional<E> choiceOrAuto(String key, Class<E> type) {
    String expected = "one of " + names(type) + ", or auto";
    String text = text(key, expected);
    if (text.isEmpty() || text.equals("auto")) {
      return Optional.empty();
    }
    Optional<E> named = named(text, type);
    return named.isPresent() ? named : refuse(key, expected, Optional.empty());
  }

  /** Some of them, each once; may be empty. */
  <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    String expected = "a list of some of " + names(type) + ", each once";
    List<String> texts = texts(key, expected);
    List<E> named = texts.stream().flatMap(text -> named(text, type).stream()).distinct().toList();
    return named.size() == texts.size() ? named : refuse(key, expected, List.of());
  }

  private static <E extends Enum<E>> Optional<E> named(String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> Names.kebab(constant).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Names::kebab)
        .collect(Collectors.joining(", "));
  }

  /** A list, or one text with commas between the elements, as a command line has it. */
  List<String> texts(String key, String expected) {
    if (!isSet(key)) {
      return List.of();
    }
    try {
      if (config.getValue(key).valueType() == ConfigValueType.LIST) {
        return config.getStringList(key);
      }
      String text = config.getString(key).trim();
      return text.isEmpty() ? List.of() : List.of(COMMA.split(text));
    } catch (ConfigException e) {
      return refuse(key, expected, List.of());
    }
  }

  /** The keys and values of a section; none where it is absent. */
  ConfigObject section(String key) {
    try {
      return config.getObject(key);
    } catch (ConfigException e) {
      return refuse(key, "a section { }", ConfigFactory.empty().root());
    }
  }

  /** Notes a problem, once. */
  void note(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** Notes that {@code key} does not hold what was expected, and hands back {@code otherwise}. */
  <T> T refuse(String key, String expected, T otherwise) {
    problems.add(
        config.hasPathOrNull(key)
            ? "%s: expected %s, was %s%s".formatted(key, expected, shown(key), origin(key))
            : "%s: expected %s, was absent".formatted(key, expected));
    return otherwise;
  }

  private String shown(String key) {
    return config.getIsNull(key) ? "absent" : String.valueOf(config.getValue(key).unwrapped());
  }

  private String origin(String key) {
    if (config.getIsNull(key)) {
      return "";
    }
    ConfigValue value = config.getValue(key);
    return " (" + value.origin().description() + ")";
  }
}
