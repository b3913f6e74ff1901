package recommender.config;

/**
 * Section {@code output}: the folder that runs are published in.
 *
 * @param path a folder on any Hadoop file system; made when absent
 */
public record OutputSettings(String path) {

  static OutputSettings read(SettingsReader in) {
    return new OutputSettings(in.text("output.path", "a path"));
  }
}
