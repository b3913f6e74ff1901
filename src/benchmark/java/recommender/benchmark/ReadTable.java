package recommender.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Generator of a CSV file of ratings to read: users of 20 ratings and more in file order, items by
 * the law of {@link UserDraw}, half stars, and times within each user's months. The same number of
 * rows makes the same file.
 *
 * @param rows of data
 */
record ReadTable(int rows) {
  private static final long SEED = 1;
  private static final int USUAL = 170;
  private static final int FEWEST = 20;
  private static final int ITEMS = 27_000;
  private static final long FIRST_SECOND = 1_100_000_000;
  private static final int YEARS_IN_SECONDS = 500_000_000;
  private static final int MONTHS_IN_SECONDS = 10_000_000;

  /** Items in the table at most. */
  int items() {
    return Math.min(ITEMS, rows / USUAL);
  }

  void write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    BitSet rated = new BitSet(items());
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("userId,movieId,rating,timestamp\n");
      int left = rows;
      for (int user = 1; left > 0; user++) {
        double spread = Math.exp(random.nextGaussian() - 0.5);
        int count = Math.min(left, FEWEST + (int) (Math.min(6, spread) * (USUAL - FEWEST)));
        long joined = FIRST_SECOND + random.nextInt(YEARS_IN_SECONDS);
        for (int i = 0; i < Math.min(count, items() / 2); i++) {
          int item = item(random, rated);
          out.write(
              "%d,%d,%s,%d%n"
                  .formatted(
                      user,
                      item + 1,
                      (1 + random.nextInt(10)) / 2.0,
                      joined + random.nextInt(MONTHS_IN_SECONDS)));
          left--;
        }
        rated.clear();
      }
    }
  }

  /** An item that the user has not rated yet. */
  private int item(SplittableRandom random, BitSet rated) {
    int item;
    do {
      // The inverse of the distribution whose density is 1 / (item + shift).
      double u = random.nextDouble();
      item = (int) (UserDraw.SHIFT * (Math.pow(items() / UserDraw.SHIFT + 1, u) - 1));
    } while (rated.get(item));
    rated.set(item);
    return item;
  }
}
