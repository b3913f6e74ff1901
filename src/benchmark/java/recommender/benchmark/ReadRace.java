package recommender.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Comparison of our reading, from a file to a vector of each user, with what one writes in plain
 * Spark, on the same file, taking turns.
 *
 * @param rows of the file
 * @param turns of each contender
 */
record ReadRace(int rows, int turns) {
  static final String NAME = "read";

  private static final List<Integer> ROWS = List.of(1_000_000, 5_000_000, 25_000_000);
  private static final int TURNS = 3;
  private static final List<String> CONTENDERS = List.of(ReadTurn.OURS, ReadTurn.PLAIN_SPARK);

  /**
   * Seconds and peak of memory of a turn.
   *
   * @param users whose vectors it made
   */
  record Turn(double seconds, double peakMegabytes, long users) {

    /** From an answer of {@link ReadTurn}. */
    static Turn of(String answer) {
      String[] numbers = answer.split(" ");
      return new Turn(
          Double.parseDouble(numbers[0]),
          Double.parseDouble(numbers[1]),
          Long.parseLong(numbers[2]));
    }
  }

  /**
   * Whether it is asked for, alone or with a number of rows behind a colon: {@code read:1000000}.
   */
  static boolean isAskedFor(List<String> names) {
    return names.size() == 1 && names.get(0).matches(NAME + "(:\\d+)?");
  }

  /** Runs those asked for. */
  static void run(String name) throws IOException {
    List<Integer> sizes =
        name.equals(NAME) ? ROWS : List.of(Integer.valueOf(name.substring(NAME.length() + 1)));
    for (int rows : sizes) {
      new ReadRace(rows, TURNS).run();
    }
  }

  private void run() throws IOException {
    Path file = Files.createTempFile(Path.of("target", "benchmark"), "ratings", ".csv");
    file.toFile().deleteOnExit();
    try {
      new ReadTable(rows).write(file);
      Map<String, List<Turn>> taken = new LinkedHashMap<>();
      for (int turn = 0; turn < turns; turn++) {
        for (String contender : CONTENDERS) {
          Turn one = turn(contender, file);
          System.err.printf("%d rows, %s: %.2f s%n", rows, contender, one.seconds);
          taken.computeIfAbsent(contender, any -> new ArrayList<>()).add(one);
        }
      }
      taken.forEach((contender, all) -> System.out.println(json(rows, contender, all)));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The line of JSON of a contender: medians of its turns. */
  static String json(int rows, String contender, List<Turn> turns) {
    return String.format(
        Locale.ROOT,
        "{\"shape\":\"%s\",\"contender\":\"%s\",\"rows\":%d,\"seconds\":%.2f,\"peak_rss_mb\":%.0f}",
        NAME,
        contender,
        rows,
        Result.median(turns.stream().map(Turn::seconds).toList()),
        Result.median(turns.stream().map(Turn::peakMegabytes).toList()));
  }

  private static Turn turn(String contender, Path file) throws IOException {
    return Turn.of(Answer.of(contender, Commands.read(contender, file)));
  }
}
