package recommender.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reader of a search space: for every key a list of values, or a range from one number to another.
 */
final class SpaceReader {
  private static final String EXPECTED =
      "a list of values, or { from, to, scale } with numbers from < to and scale linear or log, log above 0";

  private static final Set<String> SEARCHED = Set.of("network", "training");
  private static final Set<String> MEASURING = Set.of("input", "split", "evaluation", "output");

  /** Settings that mean nothing to a candidate, and why. */
  private static final Map<String, String> RULED =
      Map.of(
          "network.objective",
          "all candidates are judged by the same metric",
          "network.type",
          "candidates are trained in epochs",
          "network.vectors",
          "all candidates are scored on the same vectors",
          "training.epochs",
          "each candidate's best epoch is found anyway",
          "training.patience",
          "it is a part of how all candidates are judged",
          "training.workers",
          "a candidate is trained by one worker",
          "training.averaging-frequency",
          "a candidate is not averaged",
          WarmSettings.START,
          "candidates are compared from their first weights on",
          "training.refit",
          "the winner is trained on train and validation in any case");

  private final Settings base;
  private final SettingsReader in;

  SpaceReader(Settings base, SettingsReader in) {
    this.base = base;
    this.in = in;
  }

  /** The axes in the order of keys; problems are noted by the reader. */
  List<Axis> read(String path) {
    List<Axis> axes = new ArrayList<>();
    leaves("", in.section(path)).forEach((key, value) -> read(axes, key, value));
    if (axes.isEmpty() && in.problems().isEmpty()) {
      in.refuse(path, "at least one setting with its values", axes);
    }
    return axes;
  }

  private void read(List<Axis> axes, String key, ConfigValue value) {
    String own = base.ranking().isPresent() ? SearchedNetwork.ofKey(key).plain(key) : key;
    String section = own.replaceFirst("\\..*", "");
    if (MEASURING.contains(section)) {
      refuse(key, "a setting of network or training, as the others change what is measured", value);
    } else if (SEARCHED.contains(section) && RULED.containsKey(own)) {
      refuse(key, "no setting of the search itself: " + RULED.get(own), value);
    } else if (value instanceof ConfigList list && !list.isEmpty()) {
      List<ConfigValue> illegal = list.stream().filter(each -> !isLegal(key, each)).toList();
      if (illegal.isEmpty()) {
        axes.add(new Axis.Listed(key, List.copyOf(list)));
      }
    } else if (value instanceof ConfigObject range) {
      readRange(axes, key, range);
    } else {
      refuse(key, EXPECTED, value);
    }
  }

  private void readRange(List<Axis> axes, String key, ConfigObject range) {
    if (!Set.of("from", "to", "scale").equals(range.keySet())) {
      refuse(key, EXPECTED, range);
      return;
    }
    Optional<Axis.Scale> scale = scale(range.get("scale"));
    double from = number(range.get("from"));
    double to = number(range.get("to"));
    // NaN, which is no number, is not below anything.
    boolean ascends = from < to && (from > 0 || !scale.equals(Optional.of(Axis.Scale.LOG)));
    if (scale.isEmpty() || !ascends) {
      refuse(key, EXPECTED, range);
    } else if (isLegal(key, range.get("from")) & isLegal(key, range.get("to"))) {
      axes.add(
          isWhole(key, from, to)
              ? new Axis.WholeRange(key, (long) from, (long) to, scale.get())
              : new Axis.Range(key, from, to, scale.get()));
    }
  }

  /** Whether the setting takes whole numbers only, found by offering one that is not. */
  private boolean isWhole(String key, double from, double to) {
    boolean wholeEnds = from == Math.rint(from) && to == Math.rint(to);
    return wholeEnds && !problems(key, ConfigValueFactory.fromAnyRef(from + 0.5)).isEmpty();
  }

  private boolean isLegal(String key, ConfigValue value) {
    List<String> problems = problems(key, value);
    problems.forEach(in::note);
    return problems.isEmpty();
  }

  private List<String> problems(String key, ConfigValue value) {
    try {
      base.with(Map.of(key, value));
      return List.of();
    } catch (SettingsException e) {
      return e.problems();
    } catch (ConfigException e) {
      return List.of(
          "%s: expected a setting, was none (%s)".formatted(key, value.origin().description()));
    }
  }

  private void refuse(String key, String expected, ConfigValue was) {
    in.note(
        "%s: expected %s, was %s (%s)"
            .formatted(key, expected, was.unwrapped(), was.origin().description()));
  }

  private static Optional<Axis.Scale> scale(ConfigValue name) {
    return Arrays.stream(Axis.Scale.values())
        .filter(scale -> Names.kebab(scale).equals(name.unwrapped()))
        .findFirst();
  }

  private static double number(ConfigValue value) {
    return value.unwrapped() instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** Settings may be nested in sections or written with dots, quoted or not. */
  private static TreeMap<String, ConfigValue> leaves(String prefix, ConfigObject object) {
    TreeMap<String, ConfigValue> leaves = new TreeMap<>();
    object.forEach(
        (name, value) -> {
          boolean isSection =
              value instanceof ConfigObject inner
                  && !inner.containsKey("from")
                  && !inner.containsKey("to");
          if (isSection) {
            leaves.putAll(leaves(prefix + name + ".", (ConfigObject) value));
          } else {
            leaves.put(prefix + name, value);
          }
        });
    return leaves;
  }
}
