package recommender.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a local folder. */
public final class Listing {
  private Listing() {}

  /** Every file and every empty folder below, hidden ones too, sorted; none when absent. */
  public static List<String> of(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder) && isLeaf(path))
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLeaf(Path path) {
    try (Stream<Path> within = Files.isDirectory(path) ? Files.list(path) : Stream.empty()) {
      return within.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
