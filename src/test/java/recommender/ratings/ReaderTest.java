package recommender.ratings;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.ColumnNames;
import recommender.config.InputFormat;
import recommender.config.InputSettings;
import recommender.config.RatingScale;
import recommender.testing.SparkTest;

/** What the tests of reading share: files in a folder of their own, and settings to read them. */
abstract class ReaderTest extends SparkTest {
  static final String HEADER = "userId,movieId,rating,timestamp";
  private static final ColumnNames MOVIELENS =
      new ColumnNames("userId", "movieId", Optional.of("rating"), "timestamp");

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

  static InputSettings settings() {
    return new InputSettings(
        List.of("unused"), InputFormat.AUTO, MOVIELENS, Optional.empty(), 0.01, 1, 1);
  }

  static InputSettings named(String user, String item, String rating, String timestamp) {
    return with(settings(), new ColumnNames(user, item, Optional.of(rating), timestamp));
  }

  static InputSettings tolerant(double maxRejectedFraction) {
    InputSettings in = settings();
    return new InputSettings(
        in.paths(), in.format(), in.columns(), in.ratingScale(), maxRejectedFraction, 1, 1);
  }

  static InputSettings scaled(double min, double max) {
    InputSettings in = tolerant(0.9);
    Optional<RatingScale> scale = Optional.of(new RatingScale(min, max));
    return new InputSettings(
        in.paths(), in.format(), in.columns(), scale, in.maxRejectedFraction(), 1, 1);
  }

  static InputSettings as(InputFormat format) {
    InputSettings in = settings();
    return new InputSettings(
        in.paths(), format, in.columns(), in.ratingScale(), in.maxRejectedFraction(), 1, 1);
  }

  private static InputSettings with(InputSettings in, ColumnNames columns) {
    return new InputSettings(
        in.paths(), in.format(), columns, in.ratingScale(), in.maxRejectedFraction(), 1, 1);
  }

  static Ratings read(InputSettings settings, String... paths) {
    return new RatingReader(spark(), settings).read(List.of(paths));
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
