package recommender.config;

import java.util.List;

/** Error of settings that cannot be used, with every problem found, not only the first. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param problems at least one; each names the key, what was expected and what came
   */
  public SettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public SettingsException(String problem) {
    this(List.of(problem));
  }

  /** Every problem, in the order of the sections. */
  public List<String> problems() {
    return problems;
  }
}
