package recommender.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Program that writes the sample of synthetic ratings, and the titles of its items in {@code
 * movies.csv} beside it: {@code SampleRatings PATH}.
 */
public final class SampleRatings {
  // Fixed: figures in the documentation and tests are of this sample.
  static final long SEED = 20;

  private SampleRatings() {}

  /** The file of titles beside that of the ratings. */
  static final String TITLES = "movies.csv";

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
    // The ratings last: who finds them there has the titles, too.
    write(path.resolveSibling(TITLES), SampleTitles.HEADER, titles());
    write(path, SampleRating.HEADER, Sample.ratings(SEED).stream().map(SampleRating::csv).toList());
    System.err.printf(Locale.ROOT, "Wrote %,d synthetic ratings to %s%n", Sample.RATINGS, path);
  }

  private static List<String> titles() {
    List<String> titles = Sample.titles(SEED);
    return IntStream.range(0, titles.size())
        .mapToObj(index -> index + 1 + "," + titles.get(index))
        .toList();
  }

  private static void write(Path path, String header, List<String> lines) throws IOException {
    Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
    // Its own name for each process, so that two first runs at a time do not mix their lines.
    Path part =
        folder.resolve("." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.writeString(part, header + "\n" + String.join("\n", lines) + "\n");
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
