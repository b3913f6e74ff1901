package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keys whose values differ between two texts of settings. */
public final class SettingsDifference {
  private static final String RANKING = "ranking";

  /** Settings by which a recipe is chosen, which differ from what they are without a choice. */
  private static final List<String> CHOICES = List.of("network.objective", "network.type");

  /**
   * Two values of a key.
   *
   * @param one its value; empty where it has none
   * @param other its value in the other text
   */
  public record Values(String one, String other) {}

  private SettingsDifference() {}

  /**
   * Between the settings of two runs.
   *
   * @param one text of {@code settings.conf}
   * @param other the same of another run
   * @return by key, in order
   * @throws SettingsException when one of them is no HOCON
   */
  public static Map<String, Values> between(String one, String other) {
    return between(parsed(one), parsed(other));
  }

  /**
   * Between the settings of a run and the defaults of its kind of network.
   *
   * @param text of {@code settings.conf}
   * @return by key, in order; the default is the other value
   * @throws SettingsException when it is no HOCON
   */
  public static Map<String, Values> fromDefaults(String text) {
    Config settings = parsed(text);
    return between(settings, defaults(settings));
  }

  private static Config defaults(Config settings) {
    Config defaults = Defaults.recipeFor(settings);
    for (String key : CHOICES) {
      defaults = defaults.withValue(key, Defaults.load().getValue(key));
    }
    if (!settings.hasPath(RANKING)) {
      return defaults;
    }
    Config ranking = Defaults.recipeFor(settings.getConfig(RANKING));
    for (String section : List.of("network", "ease", "training")) {
      defaults = defaults.withValue(RANKING + "." + section, ranking.getValue(section));
    }
    return defaults;
  }

  private static Config parsed(String text) {
    try {
      return ConfigFactory.parseString(text);
    } catch (ConfigException e) {
      throw new SettingsException(e.getMessage());
    }
  }

  private static Map<String, Values> between(Config one, Config other) {
    Map<String, String> ones = texts(one);
    Map<String, String> others = texts(other);
    SortedSet<String> keys = new TreeSet<>(ones.keySet());
    keys.addAll(others.keySet());
    Map<String, Values> different = new TreeMap<>();
    for (String key : keys) {
      Values values = new Values(ones.getOrDefault(key, ""), others.getOrDefault(key, ""));
      if (!same(values)) {
        different.put(key, values);
      }
    }
    return different;
  }

  private static Map<String, String> texts(Config config) {
    Map<String, String> texts = new TreeMap<>();
    config
        .entrySet()
        .forEach(each -> texts.put(each.getKey(), String.valueOf(each.getValue().unwrapped())));
    return texts;
  }

  /** Numbers are the same however they are written. */
  private static boolean same(Values values) {
    if (Objects.equals(values.one, values.other)) {
      return true;
    }
    try {
      return Double.parseDouble(values.one) == Double.parseDouble(values.other);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
