package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;

/** Settings of a file named a.conf whose first line names the ratings. */
final class Hocon {
  private Hocon() {}

  static Settings settings(String... lines) {
    return Settings.of(config("input.path = ratings.csv\n" + String.join("\n", lines)));
  }

  /** What is wrong with the settings; nothing if they can be used. */
  static List<String> problems(String... lines) {
    try {
      settings(lines);
      return List.of();
    } catch (SettingsException e) {
      return e.problems();
    }
  }

  static Config config(String text) {
    return ConfigFactory.parseString(
        text, ConfigParseOptions.defaults().setOriginDescription("a.conf"));
  }
}
