package recommender.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Small seeded tables of ratings with something to learn in them. */
public final class SyntheticRatings {
  private SyntheticRatings() {}

  /**
   * MovieLens CSV of users who rate a random half of the items; taste has one dimension, and
   * ratings of all users mix over time.
   */
  public static String csv(int users, int items) {
    Random random = new Random(7);
    StringBuilder csv = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int user = 1; user <= users; user++) {
      double taste = random.nextGaussian();
      for (int item = 1; item <= items; item++) {
        if (random.nextBoolean()) {
          double liking = taste * Math.sin(item) + 0.3 * random.nextGaussian();
          long halves = Math.max(1, Math.min(10, Math.round(2 * (3 + liking))));
          int time = 1_000_000_000 + random.nextInt(10_000_000);
          csv.append(String.format(Locale.ROOT, "%d,%d,%.1f,%d%n", user, item, halves / 2.0, time));
        }
      }
    }
    return csv.toString();
  }

  /**
   * Writes a file with other ratings, 5.5 less what they were, where they are not from before a
   * cut-off; the header and earlier lines as they are.
   */
  public static Path turned(Path ratings, double cutoff, Path to) throws IOException {
    return Files.write(
        to, Files.readAllLines(ratings).stream().map(line -> turned(line, cutoff)).toList());
  }

  private static String turned(String line, double cutoff) {
    String[] fields = line.split(",");
    if (fields[0].equals("userId") || Double.parseDouble(fields[3]) < cutoff) {
      return line;
    }
    fields[2] = String.valueOf(5.5 - Double.parseDouble(fields[2]));
    return String.join(",", fields);
  }
}
