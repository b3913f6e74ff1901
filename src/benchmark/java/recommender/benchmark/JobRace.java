package recommender.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;
import recommender.split.Part;

/**
 * Comparison of a whole default job, from a file of ratings to a published and tested model, with a
 * plain Spark job that reads the same file and fits ALS, each once in a fresh JVM.
 *
 * @param shape of the ratings
 */
record JobRace(RatingShape shape) {
  private static final List<String> CONTENDERS = List.of(JobTurn.OURS, JobTurn.ALS);

  /** Whether it is asked for, which is run alone. */
  static boolean isAskedFor(List<String> names) {
    return names.equals(List.of(RatingShape.JOB.name()));
  }

  /** Runs it. */
  void run() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target", "benchmark"), "job");
    try {
      write(folder);
      for (String contender : CONTENDERS) {
        System.out.println(json(contender, Answer.of(contender, Commands.job(contender, folder))));
      }
    } finally {
      FileUtils.deleteQuietly(folder.toFile());
    }
  }

  private void write(Path folder) throws IOException {
    System.err.printf(Locale.ROOT, "Drawing %,d ratings.%n", shape.ratings());
    try (BufferedWriter train = begin(folder.resolve(JobTurn.TRAIN));
        BufferedWriter heldOut = begin(folder.resolve(JobTurn.HELD_OUT))) {
      RatingDraw.each(
          shape,
          (user, item, stars, part) ->
              (part == Part.TRAIN ? train : heldOut)
                  .write(user + "," + item + "," + stars + ",1000000000\n"));
    }
  }

  private static BufferedWriter begin(Path file) throws IOException {
    BufferedWriter out = Files.newBufferedWriter(file);
    out.write("userId,movieId,rating,timestamp\n");
    return out;
  }

  /**
   * The line of JSON of a contender.
   *
   * @param answer of {@link JobTurn}
   */
  String json(String contender, String answer) {
    String[] numbers = answer.split(" ");
    return String.format(
        Locale.ROOT,
        "{\"shape\":\"%s\",\"contender\":\"%s\",\"ratings\":%d,\"seconds\":%.1f,\"peak_rss_mb\":%s,\"test_rmse\":%.4f}",
        shape.name(),
        contender,
        shape.ratings(),
        Double.parseDouble(numbers[0]),
        numbers[1],
        Double.parseDouble(numbers[2]));
  }
}
