package recommender.config;

import java.util.Optional;

/**
 * Section {@code output}: the folder that runs are published in.
 *
 * @param path a folder on any Hadoop file system; made when absent
 * @param prometheus path of a file with the figures of the last run, for Prometheus
 */
public record OutputSettings(String path, Optional<String> prometheus) {

  static OutputSettings read(SettingsReader in) {
    return new OutputSettings(
        in.text("output.path", "a path"),
        in.optionalText("output.prometheus", "the path of a file, such as recommender.prom"));
  }
}
