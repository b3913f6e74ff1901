package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;

/** The defaults, {@code conf/reference.conf}, as packed into the jar. */
final class Defaults {
  private static final String RESOURCE = "conf/reference.conf";

  private Defaults() {}

  static Config load() {
    return ConfigFactory.parseResources(
        Defaults.class.getClassLoader(),
        RESOURCE,
        ConfigParseOptions.defaults().setAllowMissing(false));
  }
}
