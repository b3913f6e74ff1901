package recommender.job;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import recommender.config.SettingsDifference;
import recommender.repository.RunFiles;
import recommender.repository.Runs;

/** Two runs side by side: the settings in which they differ, and their metrics. */
record RunsDifference(Runs runs, String one, String other) {
  private static final String ROW = "  %-44s %-26s %-26s %s%n";
  private static final String NONE = "-";

  /** Prints it. */
  void print(PrintStream out) {
    out.printf(ROW, "Settings that differ", one, other, "");
    SettingsDifference.between(settings(one), settings(other))
        .forEach(
            (key, values) ->
                out.printf(ROW, key, orNone(values.one()), orNone(values.other()), ""));
    out.println();
    out.printf(ROW, "Metrics", one, other, "difference");
    metrics(out);
  }

  private String settings(String id) {
    return runs.text(id, RunFiles.SETTINGS).orElse("");
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  private void metrics(PrintStream out) {
    Map<String, Double> ones = numbers(one);
    Map<String, Double> others = numbers(other);
    Set<String> keys = new TreeSet<>(ones.keySet());
    keys.addAll(others.keySet());
    for (String key : keys) {
      out.printf(ROW, key, number(ones, key), number(others, key), difference(ones, others, key));
    }
  }

  private Map<String, Double> numbers(String id) {
    return RunFigures.of(runs, id).numbers("data", "network", "training", "validation", "test");
  }

  private static String number(Map<String, Double> numbers, String key) {
    return numbers.containsKey(key) ? RunDescription.number(numbers.get(key)) : NONE;
  }

  /** The first less the second. */
  private static String difference(
      Map<String, Double> ones, Map<String, Double> others, String key) {
    return ones.containsKey(key) && others.containsKey(key)
        ? String.format(Locale.ROOT, "%+.4f", ones.get(key) - others.get(key))
        : "";
  }
}
