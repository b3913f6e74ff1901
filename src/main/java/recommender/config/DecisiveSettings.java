package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The settings that decide what is trained, as texts by key. */
final class DecisiveSettings {
  /** What is said of a run, where it goes, and how it is watched. */
  private static final List<String> OTHERS =
      List.of(
          "output.",
          "tracking.",
          "promotion.",
          "quality.",
          "input.titles",
          "input.licence",
          TrainingSettings.CHECKPOINT_EVERY,
          "ranking." + TrainingSettings.CHECKPOINT_EVERY,
          "training.keep-optimizer-state",
          "ranking.training.keep-optimizer-state");

  private DecisiveSettings() {}

  static SortedMap<String, String> of(Config config) {
    SortedMap<String, String> texts = all(config);
    texts.keySet().removeIf(key -> OTHERS.stream().anyMatch(key::startsWith));
    return texts;
  }

  /** These and all others. */
  static SortedMap<String, String> all(Config config) {
    SortedMap<String, String> texts = new TreeMap<>();
    add("", config.root(), texts);
    return texts;
  }

  private static void add(String prefix, ConfigObject object, SortedMap<String, String> texts) {
    object.forEach((name, value) -> add(prefix + name, value, texts));
  }

  private static void add(String key, ConfigValue value, SortedMap<String, String> texts) {
    if (value instanceof ConfigObject inner) {
      add(key + ".", inner, texts);
    } else {
      // The text, since 3 of a file is "3" of a flag.
      texts.put(key, String.valueOf(value.unwrapped()));
    }
  }
}
