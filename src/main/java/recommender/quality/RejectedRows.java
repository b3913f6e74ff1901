package recommender.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import recommender.ratings.RejectedRow;

/** Rejected rows as a text: an object of JSON a line, with source, row and reason. */
final class RejectedRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RejectedRows() {}

  static String lines(List<RejectedRow> rows) {
    StringBuilder lines = new StringBuilder();
    rows.forEach(row -> lines.append(line(row)).append('\n'));
    return lines.toString();
  }

  private static String line(RejectedRow row) {
    try {
      return JSON.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
