package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.List;

/** How a job that uses a run reads ratings. */
final class RunInput {
  private static final String INPUT = "input";

  private RunInput() {}

  /**
   * By the settings of the run, then {@code --conf}, then the flags.
   *
   * @param ofRun the text of its {@code settings.conf}
   * @param made what the job makes, in the plural, for messages
   * @throws SettingsException with every problem found
   */
  static InputSettings of(Flags flags, String ofRun, String made) {
    List<String> foreign =
        flags.texts("set").stream()
            .map(Flags::key)
            .filter(key -> !key.startsWith(INPUT + "."))
            .map(
                key ->
                    "--set %s: expected a setting of section input, which %s depend on"
                        .formatted(key, made))
            .toList();
    if (!foreign.isEmpty()) {
      throw new SettingsException(foreign);
    }
    try {
      Config run = ConfigFactory.parseString(ofRun).withOnlyPath(INPUT);
      // What was trained on is no default for what else is read.
      Config others =
          run.withoutPath("input.path").withoutPath("input.table").withoutPath("input.where");
      Config conf = flags.conf().resolve().withOnlyPath(INPUT);
      return InputSettings.of(flags.over(conf).withFallback(others).withOnlyPath(INPUT));
    } catch (ConfigException e) {
      throw new SettingsException(e.getMessage());
    }
  }
}
