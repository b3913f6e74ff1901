package recommender.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;

/**
 * Comparison of the making of lists for all users with Spark's {@code recommendForAllUsers}, each
 * in a fresh JVM, and how soon a service answers.
 */
final class RecommendRace {
  static final String NAME = "recommend";

  /** Of the lists, the catalogue of MovieLens 20M. */
  private static final RatingShape LISTS = new RatingShape(NAME, 10_000, 26_744, 1_440_000);

  /** Of the service. */
  private static final RatingShape SERVICE = new RatingShape("service", 5_000, 10_000, 700_000);

  private RecommendRace() {}

  /** Whether it is asked for, which is run alone. */
  static boolean isAskedFor(List<String> names) {
    return names.equals(List.of(NAME));
  }

  /** Runs it. */
  static void run() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target", "benchmark"), NAME);
    try {
      prepare(LISTS, folder.resolve("lists"), true);
      for (RecommendTurn.Contender contender : RecommendTurn.Contender.values()) {
        String answer = answer(folder.resolve("lists"), contender.text(), "lists");
        System.out.println(lists(contender.text(), answer));
      }
      prepare(SERVICE, folder.resolve("service"), false);
      for (RecommendTurn.Contender contender : RecommendTurn.Contender.ours()) {
        String[] answers =
            answer(folder.resolve("service"), contender.text(), "service").split(";");
        for (String answer : answers) {
          System.out.println(service(contender.text(), answer));
        }
      }
    } finally {
      FileUtils.deleteQuietly(folder.toFile());
    }
  }

  private static void prepare(RatingShape shape, Path folder, boolean withAls) throws IOException {
    Files.createDirectories(folder);
    System.err.printf(Locale.ROOT, "Drawing %,d ratings and fitting.%n", shape.ratings());
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(RecommendTurn.RATINGS))) {
      out.write("user,item,rating\n");
      RatingDraw.each(
          shape, (user, item, stars, part) -> out.write(user + "," + item + "," + stars + "\n"));
    }
    for (RecommendTurn.Contender contender : RecommendTurn.Contender.values()) {
      if (withAls || contender != RecommendTurn.Contender.ALS) {
        answer(folder, contender.text(), "fit");
      }
    }
  }

  private static String answer(Path folder, String contender, String work) throws IOException {
    return Answer.of(contender, Commands.recommend(contender, work, folder));
  }

  /**
   * The line of JSON of lists.
   *
   * @param answer users per second, and megabytes
   */
  static String lists(String contender, String answer) {
    String[] numbers = answer.split(" ");
    return String.format(
        Locale.ROOT,
        "{\"shape\":\"%s\",\"contender\":\"%s\",\"users\":%d,\"items\":%d,\"top\":%d,\"users_per_second\":%.0f,\"peak_rss_mb\":%s}",
        NAME,
        contender,
        LISTS.users(),
        LISTS.items(),
        RecommendTurn.TOP,
        Double.parseDouble(numbers[0]),
        numbers[1]);
  }

  /**
   * A line of JSON of a service.
   *
   * @param answer callers, requests a second, median and 99th percentile in milliseconds
   */
  static String service(String contender, String answer) {
    String[] numbers = answer.split(" ");
    return String.format(
        Locale.ROOT,
        "{\"shape\":\"service\",\"contender\":\"%s\",\"items\":%d,\"threads\":%s,\"requests_per_second\":%.0f,\"median_ms\":%.2f,\"p99_ms\":%.2f}",
        contender,
        SERVICE.items(),
        numbers[0],
        Double.parseDouble(numbers[1]),
        Double.parseDouble(numbers[2]),
        Double.parseDouble(numbers[3]));
  }
}
