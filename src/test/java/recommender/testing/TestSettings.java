package recommender.testing;

import java.util.stream.Stream;
import recommender.config.CommandLine;
import recommender.config.Settings;

/** Settings as a job has them: the defaults, and what a test says otherwise. */
public final class TestSettings {
  private TestSettings() {}

  /**
   * The defaults with some changes.
   *
   * @param assignments such as {@code network.hidden=[2]}
   */
  public static Settings with(String... assignments) {
    Stream<String> sets = Stream.of(assignments).flatMap(set -> Stream.of("--set", set));
    return CommandLine.parse(
            Stream.concat(Stream.of("--input", "none"), sets).toArray(String[]::new))
        .settings();
  }
}
