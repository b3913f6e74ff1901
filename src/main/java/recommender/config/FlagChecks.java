package recommender.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks of the flags of a command line, which finds all of their problems. */
final class FlagChecks {
  private final Flags flags;
  private final List<String> problems = new ArrayList<>();

  FlagChecks(Flags flags) {
    this.flags = flags;
  }

  /** Notes a problem. */
  void note(String problem) {
    problems.add(problem);
  }

  /**
   * The text of a flag that must be there.
   *
   * @param expected what it is, for messages
   */
  String demanded(String flag, String expected) {
    String text = flags.text(flag).orElse("");
    if (text.isBlank()) {
      note("--%s: expected %s, was absent".formatted(flag, expected));
    }
    return text;
  }

  /**
   * Notes a problem where neither {@code --input} nor {@code --input-table} is there, nor a {@code
   * --conf} in which they may be.
   */
  void demandInput() {
    if (!flags.has("input") && !flags.has("input-table") && !flags.has("conf")) {
      note("--input: expected the ratings of the users (or --input-table), was absent");
    }
  }

  /**
   * A whole number.
   *
   * @param least that is accepted
   * @param otherwise without the flag
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
    note("--%s: expected a whole number of at least %d, was %s".formatted(flag, least, text));
    return otherwise;
  }

  /**
   * One of some names.
   *
   * @param otherwise without the flag
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
      note("--%s: expected one of %s, was %s".formatted(flag, String.join(", ", names), text));
    }
    return named.orElse(otherwise);
  }

  /**
   * Refuses flags that have problems.
   *
   * @throws SettingsException with all of them
   */
  void demandNoProblem() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
