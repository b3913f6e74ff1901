package recommender.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Promotion of a run, as the history keeps it.
 *
 * @param run id of the run that became the current one
 * @param replaced id of the one before it; empty where there was none
 * @param at when, to the second
 * @param by who did it
 * @param verdict why, in one line
 */
public record Promotion(
    String run, Optional<String> replaced, Instant at, PromotedBy by, String verdict) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A promotion that happens now. */
  static Promotion now(String run, Optional<String> replaced, PromotedBy by, String verdict) {
    return new Promotion(run, replaced, Instant.now().truncatedTo(ChronoUnit.SECONDS), by, verdict);
  }

  /** A line of the history. */
  String json() {
    ObjectNode line = JSON.createObjectNode().put("run", run);
    replaced.ifPresent(id -> line.put("replaced", id));
    return line.put("at", at.toString())
        .put("by", by.name().toLowerCase(Locale.ROOT))
        .put("verdict", verdict)
        .toString();
  }

  /** Of a line; empty where it is none, such as one that was not written to its end. */
  static Optional<Promotion> parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return Optional.of(
          new Promotion(
              node.required("run").asText(),
              Optional.ofNullable(node.get("replaced")).map(JsonNode::asText),
              Instant.parse(node.required("at").asText()),
              PromotedBy.valueOf(node.required("by").asText().toUpperCase(Locale.ROOT)),
              node.path("verdict").asText()));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
