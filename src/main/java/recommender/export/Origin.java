package recommender.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recommender.config.RatingScale;
import recommender.model.ScoreSource;

/**
 * Where an export comes from.
 *
 * @param run id of the run
 * @param facts text of its {@code model.json}
 * @param version of this program
 */
public record Origin(String run, String facts, String version) {
  /** Name of this program. */
  static final String PRODUCER = "autoencoder-recommender";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The scale of the ratings. */
  public RatingScale scale() {
    JsonNode tree = read();
    return new RatingScale(tree.path("rating_min").asDouble(), tree.path("rating_max").asDouble());
  }

  /**
   * What a file says of itself: run, objective, lowest and highest rating, and the items as a JSON
   * list in the order of columns.
   */
  Map<String, String> metadata(ScoreSource objective, List<Object> items) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("run", run);
    metadata.put("objective", objective.text());
    metadata.put("rating_min", Double.toString(scale().min()));
    metadata.put("rating_max", Double.toString(scale().max()));
    metadata.put("items", write(items));
    return metadata;
  }

  private JsonNode read() {
    try {
      return JSON.readTree(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("model.json was read before", e);
    }
  }

  private static String write(List<Object> items) {
    try {
      return JSON.writeValueAsString(items);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected ids of items, was " + items, e);
    }
  }
}
