package recommender.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measurement of a contender of the race: seconds of every repetition and validation RMSE.
 *
 * @param contender by its name in the results
 * @param rmse on the validation part
 * @param seconds of every repetition, in a JVM that was fresh at the first
 * @param more numbers by their key
 */
record Finding(String contender, double rmse, List<Double> seconds, Map<String, Number> more) {

  /** Median of those in a warm JVM. */
  double warm() {
    return Result.median(seconds.subList(1, seconds.size()));
  }

  /** Seconds of the first repetition, in a fresh JVM. */
  double first() {
    return seconds.get(0);
  }

  /**
   * The line of JSON.
   *
   * @param als what it is compared with
   */
  String json(RatingShape shape, Finding als) {
    return String.format(
            Locale.ROOT,
            "{\"shape\":\"%s\",\"contender\":\"%s\",\"validation_rmse\":%.4f,\"seconds\":%.3f,"
                + "\"to_als\":%.3f,\"first_seconds\":%.3f,\"first_to_als\":%.3f",
            shape.name(),
            contender,
            rmse,
            warm(),
            warm() / als.warm(),
            first(),
            first() / als.first())
        + more.entrySet().stream().map(Finding::pair).collect(Collectors.joining("", "", "}"));
  }

  private static String pair(Map.Entry<String, Number> entry) {
    Number value = entry.getValue();
    String text =
        value instanceof Double ? String.format(Locale.ROOT, "%.3f", value) : value.toString();
    return ",\"" + entry.getKey() + "\":" + text;
  }

  /** The line of the table. */
  String row(Finding als) {
    return String.format(
        Locale.ROOT,
        "%-16s %8.4f %9.2f %7.2f %9.2f %7.2f",
        contender,
        rmse,
        warm(),
        warm() / als.warm(),
        first(),
        first() / als.first());
  }

  /** Header line above the rows. */
  static String header() {
    return String.format(
        Locale.ROOT,
        "%-16s %8s %9s %7s %9s %7s",
        "contender",
        "RMSE",
        "seconds",
        ": ALS",
        "first s",
        ": ALS");
  }
}
