package recommender.ratings;

import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import recommender.config.InputSettings;

/** Listing of the files that settings name, none of which is opened. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * A file with content.
   *
   * @param path the whole one
   * @param bytes its length, compressed if it is
   * @param modified milliseconds since 1970
   */
  public record InputFile(String path, long bytes, long modified) {}

  /**
   * The files of the settings; none of a table of Spark's catalog.
   *
   * @param more paths of held-out ratings
   * @throws RatingsException when a path has none
   */
  public static List<InputFile> of(
      InputSettings settings, List<String> more, Configuration hadoop) {
    List<String> paths = settings.table().isPresent() ? List.of() : settings.paths();
    return Stream.concat(
            files("input.path", paths, settings, hadoop),
            files("split.held-out", more, settings, hadoop))
        .toList();
  }

  private static Stream<InputFile> files(
      String key, List<String> paths, InputSettings settings, Configuration hadoop) {
    Source source = new Source(key, paths);
    return paths.stream()
        .flatMap(
            path -> DataFiles.below(path, settings.recursive(), source, hadoop).files().stream())
        .map(file -> new InputFile(file.name(), file.bytes(), file.modified()));
  }
}
