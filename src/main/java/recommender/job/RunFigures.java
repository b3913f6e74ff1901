package recommender.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import recommender.repository.RepositoryException;
import recommender.repository.RunFiles;
import recommender.repository.Runs;

/**
 * What a run's folder says of it; missing where a file is.
 *
 * @param id of the run
 * @param metrics its {@code metrics.json}
 * @param verdict its {@code verdict.json}
 */
record RunFigures(String id, JsonNode metrics, JsonNode verdict) {
  /** Key of the error of predicted ratings. */
  static final String RMSE = "rmse";

  /** Key of the quality of lists. */
  static final String NDCG = "ndcg_at_10";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those of one run. */
  static RunFigures of(Runs runs, String id) {
    return new RunFigures(id, json(runs, id, RunFiles.METRICS), json(runs, id, RunFiles.VERDICT));
  }

  /** The same without the metrics where a verdict has them, for many runs. */
  static RunFigures brief(Runs runs, String id) {
    JsonNode verdict = json(runs, id, RunFiles.VERDICT);
    boolean isEnough = verdict.has(RMSE) || verdict.has(NDCG);
    JsonNode metrics = isEnough ? MissingNode.getInstance() : json(runs, id, RunFiles.METRICS);
    return new RunFigures(id, metrics, verdict);
  }

  private static JsonNode json(Runs runs, String id, String file) {
    try {
      Optional<String> text = runs.text(id, file);
      return text.isPresent() ? JSON.readTree(text.get()) : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      throw new RepositoryException(
          "%s/%s: expected JSON, was none (%s); choose another run"
              .formatted(id, file, e.getOriginalMessage()),
          e);
    }
  }

  /** When it was started, to the second, as its id says. */
  String started() {
    return id.replaceFirst(
        "(\\d{4})(\\d\\d)(\\d\\d)-(\\d\\d)(\\d\\d)(\\d\\d)-.*", "$1-$2-$3T$4:$5:$6Z");
  }

  /** A metric on test, with four digits; empty where it was not measured. */
  String test(String metric) {
    JsonNode value = verdict.has(metric) ? verdict.get(metric) : metrics.at("/test/" + metric);
    return value.isNumber() ? String.format(Locale.ROOT, "%.4f", value.asDouble()) : "";
  }

  /** The verdict in one line; empty where there is none. */
  Optional<String> verdictLine() {
    if (!verdict.isObject()) {
      return Optional.empty();
    }
    String decision = verdict.path("promoted").asBoolean() ? "promoted" : "not promoted";
    return Optional.of("%s: %s".formatted(decision, String.join("; ", texts("reasons"))));
  }

  /** Texts of a list in the verdict. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    verdict.path(key).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** Numbers of some sections of the metrics, by key. */
  Map<String, Double> numbers(String... sections) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String section : sections) {
      add(numbers, section, metrics.path(section));
    }
    return numbers;
  }

  private static void add(Map<String, Double> numbers, String key, JsonNode node) {
    if (node.isNumber()) {
      numbers.put(key, node.asDouble());
    }
    node.fields()
        .forEachRemaining(each -> add(numbers, key + "." + each.getKey(), each.getValue()));
  }
}
