package recommender.config;

/**
 * Section {@code output}: where runs are published.
 *
 * @param path a folder on any Hadoop file system; made when absent
 */
public record OutputSettings(String path) {

  static OutputSettings read(SettingsReader in) {
    return new OutputSettings(in.text("output.path", "a path"));
  }
}
