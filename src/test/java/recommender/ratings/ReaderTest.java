package recommender.ratings;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.Settings;
import recommender.testing.SparkTest;

/** What the tests of reading share: files in a folder of their own, and settings to read them. */
abstract class ReaderTest extends SparkTest {
  static final String HEADER = "userId,movieId,rating,timestamp";

  @TempDir Path folder;

  String file(String name, String... lines) {
    return write(name, String.join("\n", lines) + "\n");
  }

  String write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String gzip(String name, String... lines) {
    try {
      Path file = folder.resolve(name);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The defaults but for some settings, such as {@code input.ids = string}. */
  static Settings settings(String... assignments) {
    return Settings.parse("input.path = unused\n" + String.join("\n", assignments));
  }

  static Settings named(String user, String item, String rating, String timestamp) {
    return settings(
        "input.columns { user = %s, item = %s, rating = %s, timestamp = %s }"
            .formatted(user, item, rating, timestamp));
  }

  static Settings tolerant(double maxRejectedFraction) {
    return settings("input.max-rejected-fraction = " + maxRejectedFraction);
  }

  static Settings scaled(double min, double max) {
    return settings(
        "input.max-rejected-fraction = 0.9", "input.rating-scale = [%s, %s]".formatted(min, max));
  }

  static RatingReader reader(Settings settings, String... paths) {
    Settings all = settings.with(Map.of("input.path", List.of(paths)));
    return new RatingReader(spark(), all.input(), all.split().strategy());
  }

  static Ratings read(Settings settings, String... paths) {
    return reader(settings, paths).read();
  }

  static Ratings read(String... paths) {
    return read(settings(), paths);
  }

  /** The ratings as text, in the order of users and items. */
  static List<String> contents(Ratings ratings) {
    try (ratings) {
      return texts(ratings.rows().orderBy(Columns.USER, Columns.ITEM));
    }
  }

  /** The ratings as text, in file order. */
  static List<String> inFileOrder(Ratings ratings) {
    try (ratings) {
      return texts(ratings.rows().orderBy(Columns.POSITION));
    }
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows
        .select(Columns.USER, Columns.ITEM, Columns.RATING, Columns.TIMESTAMP)
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }
}
