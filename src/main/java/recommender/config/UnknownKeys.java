package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Check of a configuration for keys that {@code conf/reference.conf} does not have, with the
 * nearest ones that it has.
 */
final class UnknownKeys {
  private UnknownKeys() {}

  static List<String> of(Config given, Config defaults) {
    Set<String> known = new TreeSet<>(leaves("", defaults.root()).keySet());
    List<String> problems = new ArrayList<>();
    leaves("", given.root())
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(
                    "%s: expected a known key such as %s, was unknown (%s)"
                        .formatted(key, nearest(key, known), value.origin().description()));
              }
            });
    return problems;
  }

  /** Keys with a value, null included: the library's own entrySet leaves nulls out. */
  private static TreeMap<String, ConfigValue> leaves(String prefix, ConfigObject object) {
    TreeMap<String, ConfigValue> leaves = new TreeMap<>();
    object.forEach(
        (name, value) -> {
          if (value instanceof ConfigObject inner && !inner.isEmpty()) {
            leaves.putAll(leaves(prefix + name + ".", inner));
          } else {
            leaves.put(prefix + name, value);
          }
        });
    return leaves;
  }

  private static String nearest(String key, Set<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt(
                other -> LevenshteinDistance.getDefaultInstance().apply(key, other)))
        .orElse("");
  }
}
