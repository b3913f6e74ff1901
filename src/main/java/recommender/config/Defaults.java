package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.Locale;

/** The defaults: {@code conf/reference.conf} and the recipes over it, as packed into the jar. */
final class Defaults {
  private Defaults() {}

  /** Of every key. */
  static Config load() {
    return packed("reference");
  }

  /**
   * The recipe of what is asked for, complete.
   *
   * @param given says the objective and the type of the network, or leaves it to the defaults
   */
  static Config recipeFor(Config given) {
    return overrides(given).withFallback(load());
  }

  /** What the recipe of what is asked for has in other ways than that of predicted ratings. */
  static Config overrides(Config given) {
    if (says(given, "network.type", NetworkType.SHALLOW)) {
      return packed("shallow");
    }
    return says(given, "network.objective", Objective.RANKING)
        ? packed("ranking")
        : ConfigFactory.empty();
  }

  private static boolean says(Config given, String key, Enum<?> choice) {
    return given.hasPath(key)
        && String.valueOf(given.getAnyRef(key))
            .toLowerCase(Locale.ROOT)
            .equals(Names.kebab(choice));
  }

  private static Config packed(String name) {
    return ConfigFactory.parseResources(
        Defaults.class.getClassLoader(),
        "conf/" + name + ".conf",
        ConfigParseOptions.defaults().setAllowMissing(false));
  }
}
