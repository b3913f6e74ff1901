package recommender.promotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import recommender.config.Names;
import recommender.config.PromotionPolicy;
import recommender.repository.Decision;

/**
 * Verdict on a run: whether it takes the place of the one in service, and why.
 *
 * @param run id of it
 * @param policy in force
 * @param inService id of the run in service until then; empty where there was none
 * @param cause of a bad night: {@code model worse}, {@code data moved} or both; empty of a good one
 * @param reasons of the decision
 * @param warnings that change nothing
 * @param figures by their keys
 */
public record Verdict(
    String run,
    boolean promoted,
    PromotionPolicy policy,
    Optional<String> inService,
    Optional<String> cause,
    List<String> reasons,
    List<String> warnings,
    Map<String, Double> figures) {
  /** The exit code of a run that was not promoted. */
  private static final int NOT_PROMOTED = 4;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The text of {@code verdict.json}. */
  public String json() {
    return write(JSON.copy().enable(SerializationFeature.INDENT_OUTPUT)) + "\n";
  }

  /** The same in one line. */
  public String line() {
    return write(JSON);
  }

  private String write(ObjectMapper json) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("run", run);
    all.put("promoted", promoted);
    all.put("policy", Names.kebab(policy));
    inService.ifPresent(id -> all.put(promoted ? "replaced" : "in_service", id));
    cause.ifPresent(text -> all.put("cause", text));
    all.put("reasons", reasons);
    all.put("warnings", warnings);
    all.put("exit_code", promoted ? 0 : NOT_PROMOTED);
    all.putAll(figures);
    try {
      return json.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the repository does with the run, and remembers. */
  public Decision decision() {
    String text = "%s: %s".formatted(Names.kebab(policy), String.join("; ", reasons));
    return promoted ? Decision.promote(text) : Decision.keep(text);
  }

  /**
   * Demands that the run is in service.
   *
   * @throws NotPromotedException when it is not
   */
  public void demandPromoted() {
    if (!promoted) {
      throw new NotPromotedException(this);
    }
  }

  /** The verdict in sentences, for people. */
  public List<String> sentences() {
    List<String> all = new ArrayList<>();
    all.add(
        "%s: %s.".formatted(promoted ? "Promoted" : "NOT promoted", String.join("; ", reasons)));
    cause.ifPresent(each -> all.add("Cause: %s.".formatted(each)));
    warnings.forEach(each -> all.add("Warning: %s.".formatted(each)));
    return all;
  }

  /** The sentences in a line each; begins with an empty line. */
  public String summary() {
    return sentences().stream()
        .map(each -> each + System.lineSeparator())
        .collect(Collectors.joining("", System.lineSeparator(), ""));
  }
}
