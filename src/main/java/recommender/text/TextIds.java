package recommender.text;

import java.io.Serializable;
import java.util.List;

/**
 * Whether some of the first ids of a file are no integers, so that all are likely to be read as
 * strings.
 */
public record TextIds(boolean users, boolean items) implements Serializable {
  static final TextIds NONE = new TextIds(false, false);

  static TextIds of(List<TextRow> rows) {
    return new TextIds(
        rows.stream().map(TextRow::user).anyMatch(TextIds::isText),
        rows.stream().map(TextRow::item).anyMatch(TextIds::isText));
  }

  private static boolean isText(String id) {
    return id != null && !id.isBlank() && Numbers.integer(id.strip()) == null;
  }
}
