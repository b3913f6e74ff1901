package recommender.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values of flags that have to be of a kind; what is not is kept, so that all is said at once. */
final class CheckedFlags {
  private final Flags flags;
  private final List<String> problems = new ArrayList<>();

  CheckedFlags(Flags flags) {
    this.flags = flags;
  }

  /** Keeps one more problem. */
  void refuse(String problem) {
    problems.add(problem);
  }

  /**
   * @throws SettingsException with every problem, when there is one
   */
  void demandNoProblem() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /** The value of a flag that must be given. */
  String demanded(String flag, String expected) {
    String text = flags.text(flag).orElse("");
    if (text.isBlank()) {
      refuse("--%s: expected %s, was absent".formatted(flag, expected));
    }
    return text;
  }

  /**
   * A whole number.
   *
   * @param otherwise what it is without the flag
   */
  int number(String flag, int least, int otherwise) {
    if (!flags.has(flag)) {
      return otherwise;
    }
    String text = flags.text(flag).get();
    try {
      int number = Integer.parseInt(text.trim());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a number that is too small is.
    }
    refuse("--%s: expected a whole number of at least %d, was %s".formatted(flag, least, text));
    return otherwise;
  }

  /**
   * One of some constants.
   *
   * @param otherwise what it is without the flag
   */
  <E extends Enum<E>> E choice(String flag, E otherwise, E[] all) {
    if (!flags.has(flag)) {
      return otherwise;
    }
    String text = flags.text(flag).get();
    Optional<E> named =
        Arrays.stream(all)
            .filter(each -> Names.kebab(each).equals(text.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (named.isEmpty()) {
      List<String> names = Arrays.stream(all).map(Names::kebab).toList();
      refuse("--%s: expected one of %s, was %s".formatted(flag, String.join(", ", names), text));
    }
    return named.orElse(otherwise);
  }
}
