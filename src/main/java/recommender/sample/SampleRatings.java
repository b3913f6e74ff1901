package recommender.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** Program that writes the sample of synthetic ratings: {@code SampleRatings PATH}. */
public final class SampleRatings {
  // Fixed: figures in the documentation and tests are of this sample.
  static final long SEED = 20;

  private SampleRatings() {}

  /**
   * Writes {@code userId,movieId,rating,timestamp} with a header, the same bytes at every call.
   *
   * @param args the file to write; its folder is made, an older file is replaced
   * @throws IOException when it cannot be written; the older file then stays
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("SampleRatings: expected one path, was " + List.of(args));
      System.exit(2);
    }
    Path path = Path.of(args[0]);
    write(path);
    System.err.printf(Locale.ROOT, "Wrote %,d synthetic ratings to %s%n", Sample.RATINGS, path);
  }

  private static void write(Path path) throws IOException {
    Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
    // Its own name for each process, so that two first runs at a time do not mix their lines.
    Path part =
        folder.resolve("." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      writeLines(part);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void writeLines(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(SampleRating.HEADER + "\n");
      for (SampleRating rating : Sample.ratings(SEED)) {
        out.write(rating.csv() + "\n");
      }
    }
  }
}
