package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Default settings: {@code conf/reference.conf} and the recipes over it, as packed into the jar.
 */
final class Defaults {
  /** By name; each is looked for and parsed once in a JVM. */
  private static final Map<String, Config> PACKED = new ConcurrentHashMap<>();

  private Defaults() {}

  /** The default of every key. */
  static Config load() {
    return packed("reference");
  }

  /**
   * The recipe of what is asked for, complete.
   *
   * @param given names the objective and the type of the network, or leaves them to the defaults
   */
  static Config recipeFor(Config given) {
    return overrides(given).withFallback(load());
  }

  /**
   * The settings in which the recipe of what is asked for differs from that of predicted ratings.
   */
  static Config overrides(Config given) {
    if (chooses(given, "network.type", NetworkType.SHALLOW)) {
      return packed("shallow");
    }
    return chooses(given, "network.objective", Objective.RANKING)
            || chooses(given, "network.type", NetworkType.FUSED)
        ? packed("ranking")
        : ConfigFactory.empty();
  }

  private static boolean chooses(Config given, String key, Enum<?> choice) {
    return given.hasPath(key)
        && String.valueOf(given.getAnyRef(key))
            .toLowerCase(Locale.ROOT)
            .equals(Names.kebab(choice));
  }

  private static Config packed(String name) {
    return PACKED.computeIfAbsent(name, Defaults::parsed);
  }

  private static Config parsed(String name) {
    return ConfigFactory.parseResources(
        Defaults.class.getClassLoader(),
        "conf/" + name + ".conf",
        ConfigParseOptions.defaults().setAllowMissing(false));
  }
}
