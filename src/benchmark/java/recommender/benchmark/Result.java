package recommender.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * Result of an entry: seconds per epoch and peak of memory.
 *
 * @param secondsPerEpoch median
 * @param peakMegabytes of the whole process, a JVM included
 */
record Result(Entry entry, double secondsPerEpoch, double peakMegabytes) {

  /** The line of JSON. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"shape\":\"%s\",\"contender\":\"%s\",\"workers\":%d,\"seconds_per_epoch\":%.4f,"
            + "\"ms_per_batch\":%.3f,\"ratings_per_second\":%.0f,\"peak_rss_mb\":%.0f}",
        entry.shape().name(),
        entry.contender(),
        entry.workers(),
        secondsPerEpoch,
        1000 * secondsPerEpoch / entry.shape().batches(entry.users()),
        entry.ratings() / secondsPerEpoch,
        peakMegabytes);
  }

  /** The middle value, of two the mean. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
