package recommender.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Differences of what is asked for from what a run was trained with that keep a network from
 * beginning with the run's weights: objective, architecture, inputs and centring.
 *
 * @param run id of the run, for messages
 * @param trained settings of the run
 */
public record ArchitectureDifferences(String run, Settings trained) {
  private static final Map<String, Function<NetworkSettings, Object>> SAME = same();

  private static Map<String, Function<NetworkSettings, Object>> same() {
    Map<String, Function<NetworkSettings, Object>> same = new LinkedHashMap<>();
    same.put("network.vectors", network -> Names.kebab(network.vectors()));
    same.put("network.hidden", NetworkSettings::hidden);
    same.put("network.activation", network -> Names.kebab(network.activation()));
    same.put("network.output-activation", network -> Names.kebab(network.outputActivation()));
    same.put("network.output-offset", NetworkSettings::outputOffset);
    same.put("network.tied", NetworkSettings::tied);
    same.put("network.centring", network -> Names.kebab(network.centring()));
    same.put("network.input-scaling", network -> Names.kebab(network.inputScaling()));
    same.put("network.input-indicator", NetworkSettings::inputIndicator);
    same.put("network.positives", network -> Names.kebab(network.positives()));
    return same;
  }

  /**
   * All of them, each naming the setting, what the run has and what is asked for.
   *
   * @param asked with {@link #adopted} vectors
   */
  public List<String> of(Settings asked) {
    String objective = Names.kebab(trained.network().objective());
    if (asked.network().objective() != trained.network().objective()) {
      return List.of(
          problem("network.objective", objective, Names.kebab(asked.network().objective())));
    }
    List<String> problems = new ArrayList<>(of("", trained.network(), asked.network()));
    if (asked.ranking().isPresent() && trained.ranking().isPresent()) {
      problems.addAll(
          of("ranking.", trained.ranking().get().network(), asked.ranking().get().network()));
    }
    return problems;
  }

  /** Where the vectors are auto, those of the run. */
  public Settings adopted(Settings asked) {
    boolean isOpen =
        asked.network().givenVectors().isEmpty()
            && asked.network().objective() == trained.network().objective();
    return isOpen ? asked.withVectors(trained.network().vectors()) : asked;
  }

  private List<String> of(String prefix, NetworkSettings has, NetworkSettings wants) {
    if (wants.type() == NetworkType.SHALLOW) {
      // Solved anew in any case.
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    // A network beside EASE and one alone are the same network.
    Optional<NetworkType> type = wants.givenType().filter(each -> each != has.type());
    if (has.type() == NetworkType.SHALLOW || type.isPresent()) {
      problems.add(
          problem(prefix + "network.type", Names.kebab(has.type()), Names.kebab(wants.type())));
    }
    SAME.forEach(
        (key, value) -> {
          if (!value.apply(has).equals(value.apply(wants))) {
            problems.add(problem(prefix + key, value.apply(has), value.apply(wants)));
          }
        });
    return problems;
  }

  private String problem(String key, Object expected, Object was) {
    return "%s: expected %s, as run %s has it, was %s; keep it, or start without --warm-start"
        .formatted(key, expected, run, was);
  }
}
