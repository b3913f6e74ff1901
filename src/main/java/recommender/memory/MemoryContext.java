package recommender.memory;

import java.util.List;
import recommender.memory.MemoryDemand.Part;

/**
 * Memory context of one model among those of a run.
 *
 * @param section before the keys of its settings, such as {@code ranking.}, or nothing
 * @param held parts of memory that the driver still holds of models that were fitted before
 */
public record MemoryContext(String section, List<Part> held) {
  /**
   * Of a model of a run.
   *
   * @param section of its settings, such as {@code ranking}; empty for the first model
   */
  public static MemoryContext of(String section, List<Part> held) {
    return new MemoryContext(section.isEmpty() ? "" : section + ".", held);
  }

  /** Context of the first model of a run, or of the only one. */
  public static final MemoryContext FIRST = new MemoryContext("", List.of());

  /** The full key of a setting of this model, such as {@code ranking.network.hidden}. */
  public String key(String key) {
    return section + key;
  }
}
