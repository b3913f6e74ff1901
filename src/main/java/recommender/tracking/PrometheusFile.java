package recommender.tracking;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import recommender.report.DataMetrics;
import recommender.report.Metrics;
import recommender.repository.FilesDraft;

/**
 * Figures of a run in the text format of Prometheus, for its textfile collector. Each has a line of
 * help and its type; names carry their units.
 */
final class PrometheusFile {
  private final StringBuilder text = new StringBuilder();

  private PrometheusFile() {}

  /**
   * Writes the file, in the place of an older one, at once where the file system can.
   *
   * @param path of it, on any Hadoop file system
   */
  static void write(String path, Configuration hadoop, TrackedRun run) throws IOException {
    try (FilesDraft draft = FilesDraft.begin("output.prometheus", path, true, hadoop)) {
      try (OutputStream file = draft.create(draft.name())) {
        file.write(of(run).getBytes(StandardCharsets.UTF_8));
      }
      draft.publish();
    }
  }

  /** The text of the file. */
  static String of(TrackedRun run) {
    PrometheusFile file = new PrometheusFile();
    Metrics metrics = run.metrics();
    file.add("last_success_timestamp_seconds", "Time when the last run was published.", end(run));
    file.add("run_promoted", "1 if the last run was promoted, else 0.", promoted(run));
    file.add("run_duration_seconds", "Wall time of the last run.", metrics.run().seconds());
    file.stages(metrics.run().stages());
    file.add("rows", "Rows that were read.", (double) metrics.data().read());
    file.add("rejected_rows", "Rows that were no rating.", rejected(metrics.data()));
    file.add("test_rmse", "RMSE of predicted held-out ratings.", metrics.test().rmse());
    Map<String, Double> lists = new LinkedHashMap<>(metrics.test().lists());
    file.add("test_ndcg_at_10", "NDCG of lists of ten.", lists.get("ndcg_at_10"));
    file.add(
        "test_coverage_at_10_ratio",
        "Share of the items that are in some list of ten.",
        lists.get("coverage_at_10"));
    return file.text.toString();
  }

  private static double end(TrackedRun run) {
    Duration taken = Duration.ofMillis(Math.round(run.metrics().run().seconds() * 1e3));
    return Instant.parse(run.metrics().run().started()).plus(taken).toEpochMilli() / 1e3;
  }

  private static double promoted(TrackedRun run) {
    return run.verdict().promoted() ? 1 : 0;
  }

  private static double rejected(DataMetrics data) {
    return data.malformed() + data.outOfRange();
  }

  /** A figure; nothing where it was not measured. */
  private void add(String name, String help, Double value) {
    if (value != null) {
      head(name, help);
      text.append("recommender_%s %s\n".formatted(name, value));
    }
  }

  private void stages(Map<String, Double> seconds) {
    head("stage_duration_seconds", "Wall time of the stages of the last run.");
    seconds.forEach(
        (stage, taken) ->
            text.append(
                "recommender_stage_duration_seconds{stage=\"%s\"} %s\n".formatted(stage, taken)));
  }

  private void head(String name, String help) {
    text.append("# HELP recommender_%s %s\n".formatted(name, help));
    text.append("# TYPE recommender_%s gauge\n".formatted(name));
  }
}
