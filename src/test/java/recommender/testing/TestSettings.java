package recommender.testing;

import java.util.stream.Stream;
import recommender.config.CommandLine;
import recommender.config.Settings;

/**
 * Settings as a job has them once it has seen ratings on a scale to 5: the defaults, and what a
 * test says otherwise.
 */
public final class TestSettings {
  private TestSettings() {}

  /**
   * The defaults with some changes; ratings of at least 4 are likes.
   *
   * @param assignments such as {@code network.hidden=[2]}
   */
  public static Settings with(String... assignments) {
    Stream<String> sets = Stream.of(assignments).flatMap(set -> Stream.of("--set", set));
    return CommandLine.parse(
            Stream.concat(Stream.of("--input", "none", "--set", "evaluation.relevant-from=4"), sets)
                .toArray(String[]::new))
        .settings();
  }

  /**
   * A plain autoencoder of user vectors, fed what it is to give back, with some changes.
   *
   * @param assignments such as {@code network.hidden=[2]}
   */
  public static Settings plain(String... assignments) {
    Stream<String> plain =
        Stream.of(
            "network.vectors=user",
            "network.weights=xavier",
            "network.input-scaling=none",
            "network.input-indicator=0",
            "training.hide=0",
            "training.cool-down=0");
    return with(Stream.concat(plain, Stream.of(assignments)).toArray(String[]::new));
  }
}
