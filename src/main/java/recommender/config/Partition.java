package recommender.config;

/**
 * Partition of a table of files.
 *
 * @param column its name
 * @param value as its folder has it
 */
public record Partition(String column, String value) {

  /** The name of its folder, such as {@code dt=2026-11-27}. */
  public String folder() {
    return column + "=" + value;
  }
}
