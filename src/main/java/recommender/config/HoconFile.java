package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** A file of HOCON that a flag names: on this machine or on any Hadoop file system. */
final class HoconFile {
  private HoconFile() {}

  /**
   * Reads a file, whose substitutions are not resolved yet.
   *
   * @param flag that names it, such as {@code --conf}
   * @throws SettingsException when it cannot be read, or is no HOCON
   */
  static Config read(String flag, String file) {
    try {
      if (Files.isRegularFile(Path.of(file))) {
        return ConfigFactory.parseFile(
            Path.of(file).toFile(), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF));
      }
      return remote(file);
    } catch (ConfigException e) {
      throw new SettingsException(e.getMessage());
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          "%s: expected a readable file, was %s (%s)".formatted(flag, file, e.getMessage()));
    }
  }

  private static Config remote(String file) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file);
    FileSystem files = path.getFileSystem(new Configuration());
    try (Reader text = new InputStreamReader(files.open(path), StandardCharsets.UTF_8)) {
      return ConfigFactory.parseReader(
          text, ConfigParseOptions.defaults().setOriginDescription(file));
    }
  }
}
